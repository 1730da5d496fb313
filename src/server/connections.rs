//! Connections, and how long each may hold its place: nobody keeps others out by being slow.
//!
//! - Who does not say in time what they want is cut off; so is a connection that lies idle.
//! - Who does not take the answer is cut off. A live stream that is read stays open.
//! - Where every place is taken the next connection waits, and is answered when one is free.
//! - How long a whole request may take is not decided here: see [`crate::headers::limit_time`].
//!
//! HTTP/1.1 alone: browsers speak HTTP/2 only over TLS, which a proxy does.

use crate::limits::{HEAD_BYTES, HEAD_TIME, STALL_TIME};
use axum::{Router, extract::ConnectInfo, http::Request, serve::Listener};
use hyper::{
    body::Incoming,
    rt::{Read, ReadBufCursor, Write},
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{
    io::{self, IoSlice},
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll, ready},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::{Sleep, sleep},
};

/// Answers so many connections at a time until it is told to end, then finishes what runs.
pub(crate) async fn serve(
    mut listener: TcpListener,
    router: Router,
    most: usize,
    end: impl Future<Output = ()>,
) {
    let app = TowerToHyperService::new(router);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_BYTES);
    let (open, places) = (GracefulShutdown::new(), Arc::new(Semaphore::new(most)));
    let mut end = pin!(end);
    loop {
        let next = async {
            // Without a place for it, a connection waits in the system's own queue.
            let place = Arc::clone(&places).acquire_owned().await;
            (place, Listener::accept(&mut listener).await)
        };
        let (place, (stream, peer)) = tokio::select! {
            next = next => next,
            () = &mut end => break,
        };
        let app = app.clone();
        let answer = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            app.call(request)
        });
        let connection = open.watch(http.serve_connection(Unstalled::new(stream), answer));
        tokio::spawn(async move {
            // However it ended: there is nobody left to be told.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    open.shutdown().await;
}

/// A stream whose other end has to take what is written within [`STALL_TIME`].
struct Unstalled {
    stream: TokioIo<TcpStream>,
    /// Runs while a write waits.
    patience: Option<Pin<Box<Sleep>>>,
}

impl Unstalled {
    fn new(stream: TcpStream) -> Self {
        // News are small and must not wait for more; where this is not to be had, they do.
        let _ = stream.set_nodelay(true);
        Self {
            stream: TokioIo::new(stream),
            patience: None,
        }
    }

    fn poll_in_time<T>(
        &mut self,
        context: &mut Context<'_>,
        write: impl FnOnce(Pin<&mut TokioIo<TcpStream>>, &mut Context<'_>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        let written = write(Pin::new(&mut self.stream), context);
        if written.is_ready() {
            self.patience = None;
            return written;
        }
        let patience = self
            .patience
            .get_or_insert_with(|| Box::pin(sleep(STALL_TIME)));
        ready!(patience.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl Read for Unstalled {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl Write for Unstalled {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.poll_in_time(context, |stream, context| stream.poll_write(context, bytes))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll_in_time(context, Write::poll_flush)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll_in_time(context, Write::poll_shutdown)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.poll_in_time(context, |stream, context| {
            stream.poll_write_vectored(context, parts)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use std::{net::SocketAddr, time::Duration};
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        time,
    };

    /// Less than a connection may lie idle.
    const A_WHILE: Duration = Duration::from_secs(10);

    /// A server of so many connections, which runs as long as the test.
    async fn serve_at_most(most: usize) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", get(async || "here"));
        tokio::spawn(serve(listener, router, most, std::future::pending()));
        address
    }

    /// A connection that asks, and does not close.
    async fn ask(address: SocketAddr) -> TcpStream {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let wish = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";
        stream.write_all(wish).await.unwrap();
        stream
    }

    /// Whether an answer comes. The time in which it does not is made up.
    async fn is_answered(stream: &mut TcpStream) -> bool {
        let mut begin = [0; 15];
        time::pause();
        let answer = time::timeout(A_WHILE, stream.read_exact(&mut begin)).await;
        time::resume();
        answer.is_ok_and(|read| read.is_ok() && begin == *b"HTTP/1.1 200 OK")
    }

    #[tokio::test]
    async fn a_connection_for_which_there_is_no_place_waits_until_one_is_free() {
        let address = serve_at_most(2).await;
        let (mut one, mut other) = (ask(address).await, ask(address).await);
        assert!(is_answered(&mut one).await && is_answered(&mut other).await);
        let mut next = ask(address).await;
        assert!(!is_answered(&mut next).await, "both places are taken");
        drop(one);
        assert!(is_answered(&mut next).await, "a place is free again");
        let mut last = ask(address).await;
        assert!(!is_answered(&mut last).await, "and taken again");
    }
}
