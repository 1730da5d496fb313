//! Asking providers over the network: within their time, and no more of an answer than it may have.

use super::{
    Original, Provider, Translated, anthropic, apertium,
    ask::{Ask, AskBody, Failure, Heard, of_status},
    characters, deepl,
    draft::Draft,
    libre_translate, openai,
    pieces::pieces,
    size::Size,
};
use crate::{
    limits::{PROVIDER_BYTES, PROVIDER_CONNECT, PROVIDER_PAUSE, PROVIDER_TIME},
    usage::Meter,
};
use domain::{Language, ProviderTrouble, prompt::translation, text, written_in_likely};
use protocol::ProviderKind;
use reqwest::{Response, header, redirect};
use std::time::Duration;
use tokio::time;

/// What asks.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    /// How long a provider may pause within what it says.
    pause: Duration,
}

/// Makes this process able to speak TLS. Before the first client, and as often as one likes.
pub fn ready_tls() {
    // Whichever was there first serves as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

impl Client {
    /// An answer that leads elsewhere is not followed: an address is what an admin said it is.
    pub(crate) fn new() -> Result<Self, reqwest::Error> {
        ready_tls();
        let builder = || {
            reqwest::Client::builder()
                .redirect(redirect::Policy::none())
                .connect_timeout(PROVIDER_CONNECT)
                .user_agent(concat!("Rapport/", env!("CARGO_PKG_VERSION")))
        };
        // A machine without any certificates it trusts can still ask a provider of its own.
        let client = builder().build().or_else(|error| {
            tracing::warn!(%error, "providers cannot be asked over TLS");
            builder().tls_certs_only([]).build()
        });
        Ok(Self {
            http: client?,
            pause: PROVIDER_PAUSE,
        })
    }

    /// Asks the first provider that takes the pair, and the next where it fails. What the last of
    /// them said is the reason. What is sent and received is counted as it is.
    pub(crate) async fn translate(
        &self,
        providers: &[Provider],
        original: Original<'_>,
        meter: &Meter,
    ) -> Result<Translated, Failure> {
        let mut failure = Failure::from(if providers.is_empty() {
            ProviderTrouble::NoProvider
        } else {
            ProviderTrouble::NoSuchPair
        });
        let takes = |provider: &&Provider| provider.takes(original.from, original.to);
        for provider in providers.iter().filter(takes) {
            match self.translate_by(provider, original, meter).await {
                Ok(texts) => {
                    return Ok(Translated {
                        texts,
                        by: provider.kind(),
                    });
                }
                Err(why) => {
                    note(provider, why);
                    failure = why;
                }
            }
        }
        Err(failure)
    }

    /// Every text in pieces that the provider takes, as many at once as it takes.
    pub(crate) async fn translate_by(
        &self,
        provider: &Provider,
        Original { texts, from, to }: Original<'_>,
        meter: &Meter,
    ) -> Result<Vec<String>, Failure> {
        let size = Size::of(provider.kind());
        let cut = |text| pieces(text, size.characters).into_iter();
        let all: Vec<(usize, &str)> = texts
            .iter()
            .enumerate()
            .flat_map(|(place, text)| cut(text).map(move |piece| (place, piece)))
            .collect();
        let mut translated = vec![String::new(); texts.len()];
        // What shows nothing is no work for anybody, and some providers stumble over it.
        let (work, blank): (Vec<_>, Vec<_>) = all
            .into_iter()
            .enumerate()
            .partition(|(_, (_, piece))| text::has_visible(piece));
        let mut done: Vec<(usize, usize, String)> = blank
            .into_iter()
            .map(|(order, (place, piece))| (order, place, piece.to_owned()))
            .collect();
        let lengths: Vec<usize> = work
            .iter()
            .map(|(_, (_, piece))| piece.chars().count())
            .collect();
        let mut work = work.as_slice();
        for count in size.groups(&lengths) {
            let (group, behind) = work.split_at(count);
            work = behind;
            let asked: Vec<String> = group
                .iter()
                .map(|(_, (_, piece))| (*piece).to_owned())
                .collect();
            let answers = self
                .translate_group(provider, &asked, (from, to), meter)
                .await?;
            if answers.len() != asked.len() {
                return Err(ProviderTrouble::Garbled.into());
            }
            meter.add(answers.iter().map(|text| characters(text)).sum());
            for ((order, (place, piece)), answer) in group.iter().zip(answers) {
                done.push((*order, *place, with_ends_of(piece, &answer)));
            }
        }
        done.sort_by_key(|(order, ..)| *order);
        for (_, place, piece) in done {
            translated[place].push_str(&piece);
        }
        Ok(translated)
    }

    async fn translate_group(
        &self,
        provider: &Provider,
        texts: &[String],
        (from, to): (&Language, &Language),
        meter: &Meter,
    ) -> Result<Vec<String>, Failure> {
        let first = texts.first().map(String::as_str).unwrap_or_default();
        let sent = Sent {
            characters: texts.iter().map(|text| characters(text)).sum(),
            meter,
        };
        match provider.kind() {
            ProviderKind::Apertium => {
                let ask = apertium::ask(provider, first, from, to);
                let heard = self.hear(&ask, sent).await?;
                Ok(vec![sensible(apertium::read(&heard)?)?])
            }
            ProviderKind::LibreTranslate => {
                let ask = libre_translate::ask(provider, texts, from, to);
                each_sensible(libre_translate::read(&self.hear(&ask, sent).await?)?)
            }
            ProviderKind::Deepl => {
                let ask = deepl::ask(provider, texts, from, to);
                each_sensible(deepl::read(&self.hear(&ask, sent).await?)?)
            }
            ProviderKind::Openai | ProviderKind::Anthropic => {
                let prompt = translation(first, from, to);
                let answer = self.say(provider, &prompt, sent).await?;
                // A model may answer in whatever language it likes.
                let plain = written_in_likely(&answer, &[from.clone(), to.clone()]);
                if plain.is_some_and(|language| !language.same_as(to)) {
                    return Err(ProviderTrouble::OtherLanguage.into());
                }
                Ok(vec![answer])
            }
        }
    }

    /// The whole answer of a model to a prompt.
    async fn say(
        &self,
        provider: &Provider,
        prompt: &str,
        sent: Sent<'_>,
    ) -> Result<String, Failure> {
        let answer = if provider.kind() == ProviderKind::Anthropic {
            let ask = anthropic::ask(provider, prompt, false);
            anthropic::read(&self.hear(&ask, sent).await?)?
        } else {
            let ask = openai::ask(provider, prompt, false);
            openai::read(&self.hear(&ask, sent).await?)?
        };
        sensible(answer)
    }

    /// What the first of these models answers, where `read` makes sense of it, or the next where it fails.
    /// What the last of them said is the reason.
    pub(crate) async fn answer<'a, T>(
        &self,
        models: impl Iterator<Item = &'a Provider>,
        prompt: &str,
        meter: &Meter,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Failure> {
        let mut failure = Failure::from(ProviderTrouble::NoProvider);
        for provider in models {
            let sent = Sent {
                characters: characters(prompt),
                meter,
            };
            let said = self.say(provider, prompt, sent).await;
            let understood = said.and_then(|said| {
                meter.add(characters(&said));
                read(&said).ok_or_else(|| ProviderTrouble::Garbled.into())
            });
            match understood {
                Ok(answer) => return Ok(answer),
                Err(why) => {
                    note(provider, why);
                    failure = why;
                }
            }
        }
        Err(failure)
    }

    /// A model's answer as it comes. The prompt is counted; what comes is for whoever hears it.
    pub(crate) async fn draft(
        &self,
        provider: &Provider,
        prompt: &str,
        meter: &Meter,
    ) -> Result<Draft, Failure> {
        let ask = if provider.kind() == ProviderKind::Anthropic {
            anthropic::ask(provider, prompt, true)
        } else {
            openai::ask(provider, prompt, true)
        };
        let sent = Sent {
            characters: characters(prompt),
            meter,
        };
        let begun = time::Instant::now();
        let response = within(self.pause, self.send(&ask, None, sent)).await??;
        if response.status().as_u16() != 200 {
            let heard = within(self.pause, read_whole(response)).await??;
            let read = if provider.kind() == ProviderKind::Anthropic {
                anthropic::read(&heard)
            } else {
                openai::read(&heard)
            };
            return Err(read.err().unwrap_or(of_status(heard.status).into()));
        }
        Ok(Draft::of(provider.kind(), response, self.pause, begun))
    }

    async fn hear(&self, ask: &Ask, sent: Sent<'_>) -> Result<Heard, Failure> {
        read_whole(self.send(ask, Some(PROVIDER_TIME), sent).await?).await
    }

    async fn send(
        &self,
        ask: &Ask,
        within: Option<Duration>,
        sent: Sent<'_>,
    ) -> Result<Response, Failure> {
        let mut request = self.http.post(&ask.address);
        for (name, value) in &ask.headers {
            let mut value = header::HeaderValue::from_str(value)
                .map_err(|_| Failure::from(ProviderTrouble::WrongKey))?;
            value.set_sensitive(true);
            request = request.header(*name, value);
        }
        request = match &ask.body {
            AskBody::Json(body) => request.json(body),
            AskBody::Form(fields) => request.form(fields),
        };
        if let Some(within) = within {
            request = request.timeout(within);
        }
        // Counted also where nobody waits for the answer any more; not where nobody was reached.
        let counting = Counting(Some(sent));
        let answer = request.send().await;
        if answer.as_ref().is_err_and(reqwest::Error::is_connect) {
            counting.forget();
        }
        answer.map_err(|error| broke_off(&error))
    }
}

/// How much a request says, and where that is counted.
#[derive(Debug, Clone, Copy)]
struct Sent<'a> {
    characters: u64,
    meter: &'a Meter,
}

/// A request on its way: counted once it ends, however it does.
struct Counting<'a>(Option<Sent<'a>>);

impl Counting<'_> {
    fn forget(mut self) {
        self.0 = None;
    }
}

impl Drop for Counting<'_> {
    fn drop(&mut self) {
        if let Some(Sent { characters, meter }) = self.0 {
            meter.add(characters);
        }
    }
}

/// What comes in time.
pub(super) async fn within<T>(
    time: Duration,
    answer: impl Future<Output = T>,
) -> Result<T, Failure> {
    let answer = time::timeout(time, answer).await;
    answer.map_err(|_| ProviderTrouble::TooSlow.into())
}

/// The white space around a piece is the text's own, whatever a provider makes of it.
fn with_ends_of(piece: &str, answer: &str) -> String {
    let start = piece.len() - piece.trim_start().len();
    let end = piece.trim_end().len();
    [&piece[..start], answer.trim(), &piece[end..]].concat()
}

/// An answer that shows nothing is none.
fn sensible(answer: String) -> Result<String, Failure> {
    if text::has_visible(&answer) {
        Ok(answer)
    } else {
        Err(ProviderTrouble::Garbled.into())
    }
}

fn each_sensible(answers: Vec<String>) -> Result<Vec<String>, Failure> {
    answers.into_iter().map(sensible).collect()
}

async fn read_whole(mut response: Response) -> Result<Heard, Failure> {
    let retry_after = response
        .headers()
        .get(header::RETRY_AFTER)
        .and_then(|seconds| seconds.to_str().ok()?.parse().ok());
    let mut heard = Heard {
        status: response.status().as_u16(),
        retry_after,
        body: Vec::new(),
    };
    while let Some(piece) = response.chunk().await.map_err(|error| broke_off(&error))? {
        heard.body.extend_from_slice(&piece);
        if heard.body.len() > PROVIDER_BYTES {
            return Err(ProviderTrouble::TooLong.into());
        }
    }
    Ok(heard)
}

pub(super) fn broke_off(error: &reqwest::Error) -> Failure {
    let why = if error.is_timeout() {
        ProviderTrouble::TooSlow
    } else if error.is_builder() {
        ProviderTrouble::Garbled
    } else {
        ProviderTrouble::NotReached
    };
    why.into()
}

/// The trouble, and nothing of what was asked or answered.
fn note(provider: &Provider, failure: Failure) {
    tracing::info!(kind = ?provider.kind(), why = failure.why.as_str(), "a provider failed");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::providers::tests_kit::provider;
    use rstest::rstest;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    #[rstest]
    #[case("Bon dia", "Good morning", "Good morning")]
    #[case("Bon dia.\n", "Good morning.", "Good morning.\n")]
    #[case("  Bon dia ", "\nGood morning\n", "  Good morning ")]
    fn a_piece_keeps_the_space_around_it(
        #[case] piece: &str,
        #[case] answer: &str,
        #[case] expected: &str,
    ) {
        assert_eq!(with_ends_of(piece, answer), expected);
    }

    /// Says this to whoever comes, and then nothing, for ever.
    async fn mute_after(said: &'static str) -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let mut held = Vec::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                // Who answers before anything was asked is not listened to.
                stream.read_exact(&mut [0]).await.unwrap();
                stream.write_all(said.as_bytes()).await.unwrap();
                held.push(stream);
            }
        });
        address
    }

    #[rstest]
    #[case::before_anything("")]
    #[case::behind_an_error("HTTP/1.1 500 Oh\r\ncontent-length: 10\r\n\r\n")]
    #[case::within_a_stream("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n")]
    #[tokio::test]
    async fn a_provider_that_falls_silent_holds_no_draft_up(#[case] said: &'static str) {
        let address = mute_after(said).await;
        let client = Client {
            pause: Duration::from_millis(100),
            ..Client::new().unwrap()
        };
        let (provider, meter) = (provider(ProviderKind::Openai, &address), Meter::default());
        let failure = match client.draft(&provider, "Write", &meter).await {
            Ok(mut draft) => draft.next().await.unwrap_err(),
            Err(failure) => failure,
        };
        assert_eq!(failure.why, ProviderTrouble::TooSlow);
    }

    /// Says for ever that it is still there, and nothing else.
    async fn that_never_comes_to_the_point() -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.read_exact(&mut [0]).await.unwrap();
            let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
            stream.write_all(head.as_bytes()).await.unwrap();
            while stream.write_all(b": still there\n\n").await.is_ok() {
                time::sleep(Duration::from_millis(5)).await;
            }
        });
        address
    }

    #[tokio::test]
    async fn a_provider_that_only_says_that_it_is_there_holds_no_draft_up() {
        let address = that_never_comes_to_the_point().await;
        let client = Client {
            pause: Duration::from_millis(200),
            ..Client::new().unwrap()
        };
        let (provider, meter) = (provider(ProviderKind::Openai, &address), Meter::default());
        let mut draft = client.draft(&provider, "Write", &meter).await.unwrap();
        let heard = time::timeout(Duration::from_secs(20), draft.next()).await;
        let failure = heard.expect("it is given up").unwrap_err();
        assert_eq!(failure.why, ProviderTrouble::TooSlow);
    }
}
