//! Connections, and how long each may hold its place: nobody keeps others out by being slow.
//!
//! - Who does not say in time what they want is cut off; so is a connection that lies idle.
//! - Who does not take the answer is cut off. A live stream that is read stays open.
//! - How long a whole request may take is not decided here: see [`crate::headers::limit_time`].
//!
//! HTTP/1.1 alone: browsers speak HTTP/2 only over TLS, which a proxy does.

use crate::limits::{CONNECTIONS, HEAD_BYTES, HEAD_TIME, STALL_TIME};
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

/// Answers until it is told to end, then finishes what runs.
pub(crate) async fn serve(
    mut listener: TcpListener,
    router: Router,
    end: impl Future<Output = ()>,
) {
    let app = TowerToHyperService::new(router);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_BYTES);
    let (open, places) = (
        GracefulShutdown::new(),
        Arc::new(Semaphore::new(CONNECTIONS)),
    );
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
