use super::*;
use domain::{Note, Timestamp};

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn note(number: u128, text: &str) -> ChangedRow {
    let row = Row::Note(Note {
        id: domain::NoteId(id(number)),
        conversation_id: domain::ConversationId(id(1)),
        account_id: domain::AccountId(id(2)),
        text: text.to_owned(),
        mentions: [].into(),
        by: domain::MemberId(id(3)),
        at: Timestamp(4),
        edited: None,
        retraction: None,
    });
    ChangedRow::Put {
        seq: 7,
        row: row.into(),
    }
}

fn value() -> Vec<u8> {
    let gone = ChangedRow::Deleted {
        seq: 8,
        key: RowKey {
            kind: Kind::Message,
            id: id(9),
        },
    };
    let entries = [note(5, "Gràcies"), gone, note(6, "")].map(|row| Entry::of(&row));
    pack(entries.iter().map(Entry::slot))
}

#[test]
fn what_was_packed_comes_out_again() {
    let value = value();
    let slots = unpack(&value).unwrap();
    let seqs: Vec<Seq> = slots.iter().map(|slot| slot.seq).collect();
    assert_eq!(seqs, [7, 8, 7]);
    assert_eq!(slots[1].row(), Ok(None));
    assert_eq!(rows(&value).unwrap().len(), 2);
    assert_eq!(slots[0].to_entry(), Entry::of(&note(5, "Gràcies")));
    assert_eq!(pack(slots), value);
}

/// A tab of this version that leads keeps rows for tabs of the next.
#[test]
fn a_row_is_kept_with_what_a_newer_version_wrote_into_it() {
    let product = format!(
        r#"{{"id":"{}","name":"Bread","colour":"red","created_at":1}}"#,
        id(4)
    );
    let told = format!(r#"{{"put":{{"seq":7,"row":{{"product":{product}}}}}}}"#);
    let told: ChangedRow = serde_json::from_str(&told).unwrap();
    let value = pack([Entry::of(&told).slot()]);
    let slots = unpack(&value).unwrap();
    assert_eq!(slots[0].body, Some(product.as_bytes()));
    assert_eq!(slots[0].row().unwrap().as_ref(), told.row());
}

#[test]
fn nothing_packed_is_nothing_unpacked() {
    assert_eq!(unpack(&pack([])), Ok(Vec::new()));
}

#[test]
fn a_changed_bit_anywhere_is_found() {
    let value = value();
    for at in 0..value.len() {
        let mut damaged = value.clone();
        damaged[at] ^= 0x10;
        assert_eq!(unpack(&damaged), Err(Damaged), "byte {at}");
    }
}

#[test]
fn a_value_cut_short_is_found() {
    let value = value();
    for length in 0..value.len() {
        assert_eq!(unpack(&value[..length]), Err(Damaged), "length {length}");
    }
}

#[test]
fn a_length_that_lies_is_found_even_under_a_right_checksum() {
    let mut content = opened(&value()).unwrap().to_vec();
    let length = 1 + 16 + 8 + 8;
    content[length..length + 4].copy_from_slice(&1_000_000_u32.to_le_bytes());
    assert_eq!(unpack(&seal(&content)), Err(Damaged));
}

#[test]
fn a_kind_that_nobody_knows_is_found() {
    let mut content = opened(&value()).unwrap().to_vec();
    content[0] = 200;
    assert_eq!(unpack(&seal(&content)), Err(Damaged));
}

/// The layout is frozen: a device reads what an earlier version of the app wrote.
#[test]
fn the_layout_is_this_to_the_byte() {
    let entry = Entry {
        key: RowKey {
            kind: Kind::Account,
            id: id(0x0102),
        },
        seq: 3,
        rank: -1,
        body: Some(b"{}".to_vec()),
    };
    let value = pack([entry.slot()]);
    let mut content = vec![4];
    content.extend([0; 14]);
    content.extend([1, 2]);
    content.extend([3, 0, 0, 0, 0, 0, 0, 0]);
    content.extend([255; 8]);
    content.extend([2, 0, 0, 0]);
    content.extend(*b"{}");
    assert_eq!(opened(&value), Ok(content.as_slice()));
    assert_eq!(value[0], 1);
    assert_eq!(value[1..9], xxh64(&content, 0).to_le_bytes());
}
