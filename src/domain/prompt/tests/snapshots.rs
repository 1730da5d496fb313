//! Whole prompts, held to files byte by byte. To write them anew, after which the difference is read:
//! `RENEW_PROMPTS=1 cargo test -p domain prompt::tests`.

use super::injections::INJECTIONS;
use super::*;
use std::{collections::BTreeSet, env, fs, path::Path};

/// Holds a whole prompt to its file.
#[track_caller]
pub(super) fn hold(name: &str, prompt: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("prompt/snapshots");
    let path = folder.join(format!("{name}.txt"));
    if env::var_os("RENEW_PROMPTS").is_some() {
        fs::write(&path, prompt).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(prompt, kept, "{name}: see above how it is renewed");
}

/// What [`hold`] was asked for by all tests together.
fn held() -> BTreeSet<String> {
    let goals = Goal::ALL.iter();
    let by_goal =
        goals.flat_map(|goal| ["draft", "continue", "fit"].map(|ask| format!("{ask}-{goal}")));
    let channels = Channel::ALL.iter();
    let by_channel = channels.map(|channel| format!("channel-{channel}"));
    let injected = INJECTIONS
        .iter()
        .map(|(name, _)| format!("injection-{name}"));
    let alone = ["steer", "variant", "intent", "intent-alone", "translation"];
    let alone = alone.map(str::to_owned).into_iter();
    by_goal
        .chain(by_channel)
        .chain(injected)
        .chain(alone)
        .collect()
}

#[test]
fn no_file_stands_there_that_no_prompt_is_held_to() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("prompt/snapshots");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let names = files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    assert_eq!(names.collect::<BTreeSet<_>>(), held());
}

/// A bakery to which was written once, and which answered.
fn thread() -> [Message; 2] {
    let mut first = message(
        1,
        Mode::TypeTranslate,
        "Bon dia, Marta:\nus pot interessar?",
    );
    first.said.subject = "Una proposta".to_owned();
    [first, message(2, Mode::InboundPaste, "Sí! Quin preu té?")]
}

#[test]
fn every_goal_has_its_whole_prompt_in_every_mode() {
    let (account, contact, product) = (account(), contact(), product());
    let (english, catalan) = (tag("en"), tag("ca"));
    let [first, reply] = thread();
    for &goal in Goal::ALL {
        let campaign = Campaign { goal, ..campaign() };
        let input = PromptInput {
            product: Some(&product),
            campaign: Some(&campaign),
            contact: Some(&contact),
            target: &catalan,
            ..plain(&account, &english)
        };
        hold(&format!("draft-{goal}"), &prompt(&input));
        let next = PromptInput {
            ask: Ask::Continue,
            thread: &[&reply, &first],
            wish: "Propose a call on Tuesday.",
            ..input
        };
        hold(&format!("continue-{goal}"), &prompt(&next));
        let judged = FitInput {
            product: &product,
            goal,
            account: &account,
            contacts: &[&contact],
            reader: &english,
        };
        hold(&format!("fit-{goal}"), &fit(&judged));
    }
}

#[test]
fn every_channel_has_its_whole_prompt() {
    let (account, english) = (account(), tag("en"));
    for &channel in Channel::ALL {
        let input = PromptInput {
            channel,
            ..plain(&account, &english)
        };
        hold(&format!("channel-{channel}"), &prompt(&input));
    }
}

#[test]
fn a_change_and_another_version_have_their_whole_prompts() {
    let campaign = campaign();
    let others = ["Bon dia".to_owned(), "Hola, Marta".to_owned()];
    let (account, language) = (account(), tag("ca"));
    let input = PromptInput {
        campaign: Some(&campaign),
        wish: "Shorter. Mention the fair.",
        ..plain(&account, &language)
    };
    let draft = "Bon dia, Marta: us pot interessar?";
    hold("steer", &prompt(&PromptInput { draft, ..input }));
    let others = PromptInput {
        others: &others,
        ..input
    };
    hold("variant", &prompt(&others));
}

#[test]
fn a_reply_and_a_text_to_translate_have_their_whole_prompts() {
    let [first, reply] = thread();
    let reader = tag("en");
    let before = Some(&first);
    let asked = |before| {
        let reply = &reply;
        let reader = &reader;
        intent(&IntentInput {
            reply,
            before,
            reader,
        })
    };
    hold("intent", &asked(before));
    hold("intent-alone", &asked(None));
    hold(
        "translation",
        &translation("Sí! Quin preu té?", &tag("ca"), &reader),
    );
}
