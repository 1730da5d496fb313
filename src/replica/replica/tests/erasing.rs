//! An account is erased elsewhere (rule book §15).

use super::{Tab, *};

fn erasure(seq: Seq) -> Vec<ChangedRow> {
    let erasure = Erasure {
        id: ErasureId(Uuid::from_u128(90)),
        accounts: vec![ACCOUNT],
        salt: Uuid::from_u128(90),
        prints: Vec::new(),
        opted_out: false,
        by: ME,
        at: NOW,
    };
    let gone = [RowKey::from(ACCOUNT), conversation().id.into(), NOTE.into()];
    let gone = (seq + 1..)
        .zip(gone)
        .map(|(seq, key)| ChangedRow::Deleted { seq, key });
    let row = Row::Erasure(erasure);
    [ChangedRow::Put { seq, row }]
        .into_iter()
        .chain(gone)
        .collect()
}

fn edit() -> Command {
    Command::from(UpdateNote {
        id: NOTE,
        text: "She likes bread".to_owned(),
        from: None,
    })
}

#[test]
fn what_commands_and_decisions_say_of_an_erased_account_is_forgotten_with_it() {
    let mut tab = Tab::synced();
    tab.open_account();
    let effects = tab.save_and_push(1, note("Call back"));
    let pulling = tab.answer_push(&effects, Ok(applied(&[(1, 9)])));
    let effects = tab.save_and_push(2, edit());
    tab.answer_push(&effects, Ok(applied(&[(2, 10)])));
    let unrelated = Command::from(CreateAccount {
        id: AccountId(Uuid::from_u128(21)),
        name: "Celler".to_owned(),
        changes: Vec::new(),
    });
    let effects = tab.save_and_push(3, unrelated);
    tab.answer_push(&effects, Ok(applied(&[(3, 11)])));
    let effects = tab.save_and_push(4, outbound("Bon dia"));
    tab.answer_push(&effects, Ok(refused(4, &Refusal::NotInCampaign)));
    assert_eq!(tab.replica.decisions().len(), 1);

    let since = tab.replica.cursor();
    let mut news = answer(EPOCH, since, 20, Vec::new());
    news.rows = erasure(12);
    let effects = tab.answer_pull(&pulling, Ok(news));
    let forgotten = effects.iter().find_map(|effect| match effect {
        Effect::ForgetCommands(ids) => Some(ids.clone()),
        _ => None,
    });
    assert_eq!(forgotten, Some(vec![id(1), id(2)]));
    assert!(has(&effects, |it| *it == Effect::ForgetDecision(id(4))));
    assert_eq!(tab.replica.decisions(), []);
    assert_eq!(tab.replica.rows().notes().count(), 0);
}
