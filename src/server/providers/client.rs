//! Asking providers over the network: within their time, and no more of an answer than it may have.

use super::{
    Original, Provider, Translated, anthropic, apertium,
    ask::{Ask, AskBody, Failure, Heard, of_status},
    characters, deepl, libre_translate, openai,
    pieces::pieces,
};
use crate::limits::{PROVIDER_BYTES, PROVIDER_CONNECT, PROVIDER_PAUSE, PROVIDER_TIME};
use domain::{Language, ProviderTrouble, prompt::translation, text, written_in_likely};
use protocol::{ProviderKind, events::EventReader};
use reqwest::{Response, header, redirect};
use std::{collections::VecDeque, time::Duration};
use tokio::time;

/// What asks.
#[derive(Debug, Clone)]
pub(crate) struct Client(reqwest::Client);

/// Makes this process able to speak TLS. Before the first client, and as often as one likes.
pub fn ready_tls() {
    // Whichever was there first serves as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// What the next event of a provider's stream says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Next {
    Text(String),
    Nothing,
    End,
    Failed(ProviderTrouble),
}

impl Client {
    /// An answer that leads elsewhere is not followed: an address is what an admin said it is.
    pub(crate) fn new() -> Self {
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
        Self(client.unwrap_or_default())
    }

    /// Asks the first provider that takes the pair, and the next where it fails. What the last of
    /// them said is the reason.
    pub(crate) async fn translate(
        &self,
        providers: &[Provider],
        original: Original<'_>,
    ) -> Result<Translated, Failure> {
        let mut failure = Failure::from(if providers.is_empty() {
            ProviderTrouble::NoProvider
        } else {
            ProviderTrouble::NoSuchPair
        });
        let takes = |provider: &&Provider| provider.takes(original.from, original.to);
        for provider in providers.iter().filter(takes) {
            match self.translate_by(provider, original).await {
                Ok(texts) => {
                    let received: u64 = texts.iter().map(|text| characters(text)).sum();
                    return Ok(Translated {
                        texts,
                        by: provider.kind(),
                        characters: original.characters() + received,
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
        for group in work.chunks(size.texts) {
            let asked: Vec<String> = group
                .iter()
                .map(|(_, (_, piece))| (*piece).to_owned())
                .collect();
            let answers = self.translate_group(provider, &asked, from, to).await?;
            if answers.len() != asked.len() {
                return Err(ProviderTrouble::Garbled.into());
            }
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
        from: &Language,
        to: &Language,
    ) -> Result<Vec<String>, Failure> {
        let first = texts.first().map(String::as_str).unwrap_or_default();
        match provider.kind() {
            ProviderKind::Apertium => {
                let heard = self.hear(&apertium::ask(provider, first, from, to)).await?;
                Ok(vec![sensible(apertium::read(&heard)?)?])
            }
            ProviderKind::LibreTranslate => {
                let ask = libre_translate::ask(provider, texts, from, to);
                each_sensible(libre_translate::read(&self.hear(&ask).await?)?)
            }
            ProviderKind::Deepl => {
                let ask = deepl::ask(provider, texts, from, to);
                each_sensible(deepl::read(&self.hear(&ask).await?)?)
            }
            ProviderKind::Openai | ProviderKind::Anthropic => {
                let answer = self.say(provider, &translation(first, from, to)).await?;
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
    pub(crate) async fn say(&self, provider: &Provider, prompt: &str) -> Result<String, Failure> {
        let answer = if provider.kind() == ProviderKind::Anthropic {
            let heard = self.hear(&anthropic::ask(provider, prompt, false)).await?;
            anthropic::read(&heard)?
        } else {
            let heard = self.hear(&openai::ask(provider, prompt, false)).await?;
            openai::read(&heard)?
        };
        sensible(answer)
    }

    /// A model's answer as it comes.
    pub(crate) async fn draft(&self, provider: &Provider, prompt: &str) -> Result<Draft, Failure> {
        let ask = if provider.kind() == ProviderKind::Anthropic {
            anthropic::ask(provider, prompt, true)
        } else {
            openai::ask(provider, prompt, true)
        };
        let sent = time::timeout(PROVIDER_PAUSE, self.send(&ask, None)).await;
        let response = sent.map_err(|_| Failure::from(ProviderTrouble::TooSlow))??;
        if response.status().as_u16() != 200 {
            let heard = read_whole(response).await?;
            let read = if provider.kind() == ProviderKind::Anthropic {
                anthropic::read(&heard)
            } else {
                openai::read(&heard)
            };
            return Err(read.err().unwrap_or(of_status(heard.status).into()));
        }
        Ok(Draft {
            kind: provider.kind(),
            response,
            reader: EventReader::default(),
            waiting: VecDeque::new(),
            bytes: 0,
        })
    }

    async fn hear(&self, ask: &Ask) -> Result<Heard, Failure> {
        read_whole(self.send(ask, Some(PROVIDER_TIME)).await?).await
    }

    async fn send(&self, ask: &Ask, within: Option<Duration>) -> Result<Response, Failure> {
        let mut request = self.0.post(&ask.address);
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
        request.send().await.map_err(|error| broke_off(&error))
    }
}

/// A model's answer on its way.
#[derive(Debug)]
pub(crate) struct Draft {
    kind: ProviderKind,
    response: Response,
    reader: EventReader,
    waiting: VecDeque<Next>,
    bytes: usize,
}

impl Draft {
    /// What is said next; nothing at its end.
    pub(crate) async fn next(&mut self) -> Result<Option<String>, Failure> {
        loop {
            match self.waiting.pop_front() {
                Some(Next::Text(text)) => return Ok(Some(text)),
                Some(Next::Nothing) => {}
                Some(Next::End) => return Ok(None),
                Some(Next::Failed(why)) => return Err(why.into()),
                None => self.read_on().await?,
            }
        }
    }

    async fn read_on(&mut self) -> Result<(), Failure> {
        let piece = time::timeout(PROVIDER_PAUSE, self.response.chunk()).await;
        let piece = piece.map_err(|_| Failure::from(ProviderTrouble::TooSlow))?;
        // Whoever ends without saying so was cut off.
        let piece = piece
            .map_err(|error| broke_off(&error))?
            .ok_or(ProviderTrouble::NotReached)?;
        self.bytes += piece.len();
        if self.bytes > PROVIDER_BYTES {
            return Err(ProviderTrouble::TooLong.into());
        }
        let events = self.reader.feed(&piece);
        let events = events.map_err(|_| Failure::from(ProviderTrouble::Garbled))?;
        let read = if self.kind == ProviderKind::Anthropic {
            anthropic::read_event
        } else {
            openai::read_event
        };
        self.waiting.extend(events.iter().map(|data| read(data)));
        Ok(())
    }
}

/// How much a provider takes in one request.
struct Size {
    /// Of one text.
    characters: usize,
    texts: usize,
}

impl Size {
    fn of(kind: ProviderKind) -> Self {
        let (characters, texts) = match kind {
            ProviderKind::Apertium => (5_000, 1),
            // What its public servers take.
            ProviderKind::LibreTranslate => (2_000, 10),
            // It takes 128 KiB, and a character may have four bytes.
            ProviderKind::Deepl => (10_000, 3),
            ProviderKind::Openai | ProviderKind::Anthropic => (8_000, 1),
        };
        Self { characters, texts }
    }
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

fn broke_off(error: &reqwest::Error) -> Failure {
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
    use rstest::rstest;

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
}
