use super::*;

fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
    read_csv(text.as_bytes())
        .unwrap()
        .rows
        .into_iter()
        .map(|row| (row.row, row.cells))
        .collect()
}

#[rstest]
#[case::comma("Name,City\nForn,Vic\n", 2, &["Forn", "Vic"])]
#[case::semicolon("Name;City\nForn, Vell;Vic", 2, &["Forn, Vell", "Vic"])]
#[case::tab("Name\tCity\nForn\tVic", 2, &["Forn", "Vic"])]
#[case::bar("Name|City\nForn|Vic", 2, &["Forn", "Vic"])]
#[case::named_delimiter("sep=|\r\nName|City\r\nForn, a, b|Vic", 2, &["Forn, a, b", "Vic"])]
#[case::one_column("Name\nForn", 2, &["Forn"])]
#[case::windows("Name,City\r\nForn,Vic\r\n", 2, &["Forn", "Vic"])]
#[case::old_mac("Name,City\rForn,Vic\r", 2, &["Forn", "Vic"])]
#[case::byte_order_mark("\u{feff}Name,City\nForn,Vic", 2, &["Forn", "Vic"])]
#[case::quoted("Name,City\n\"Forn, Vell\",\"say \"\"hi\"\"\"", 2, &["Forn, Vell", "say \"hi\""])]
#[case::newline_in_a_cell("Name,City\n\"Forn\nVell\",Vic", 2, &["Forn\nVell", "Vic"])]
#[case::quote_in_a_cell("Name,City\n3\" pipe,Vic", 2, &["3\" pipe", "Vic"])]
#[case::text_behind_a_quote("Name,City\n\"Forn\" Vell,Vic", 2, &["Forn Vell", "Vic"])]
#[case::blank_lines_count("Name,City\n\n,\nForn,Vic\n\n", 4, &["Forn", "Vic"])]
#[case::empty_last_cell("Name,City\nForn,", 2, &["Forn", ""])]
fn a_file_is_read_as_a_spreadsheet_shows_it(
    #[case] text: &str,
    #[case] row: u32,
    #[case] expected: &[&str],
) {
    assert_eq!(
        cells(text),
        [(
            row,
            expected.iter().map(|cell| (*cell).to_owned()).collect()
        )]
    );
}

#[test]
fn rows_keep_their_numbers_below_a_cell_of_two_lines() {
    let rows = cells("Name,City\n\"Forn\nVell\",Vic\n\nBar,Olot\n");
    assert_eq!(rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2, 4]);
}

#[rstest]
#[case::empty(b"", FileError::NoHeader)]
#[case::blank(b"\n , \n", FileError::NoHeader)]
#[case::archive(b"PK\x03\x04\x14\0\x08\0\x08\0\xff", FileError::NoText)]
#[case::open_quote(b"Name,City\nForn,Vic\n\"Bar,Olot\nA,B", FileError::OpenQuote { row: 3 })]
fn a_file_that_cannot_be_read_says_where(#[case] bytes: &[u8], #[case] error: FileError) {
    assert_eq!(read_csv(bytes), Err(error));
}

#[test]
fn an_old_spreadsheets_file_is_read_in_its_encoding() {
    let table = read_csv(b"Nom;Ciutat\nCaf\xe9;Girona\n").unwrap();
    assert_eq!(table.encoding, Encoding::Windows1252);
    assert_eq!(table.rows[0].cells, ["Café", "Girona"]);
}

#[test]
fn a_header_of_5_mb_and_columns_without_a_name_are_columns_like_others() {
    let header = "x".repeat(5_000_000);
    let table = read_csv(format!("Name,,{header}\nForn,a,b\n").as_bytes()).unwrap();
    assert_eq!(table.headers.len(), 3);
    assert_eq!(
        guess_mapping(&table.headers, &[]),
        [Some(Target::Name), None, None]
    );
}

#[test]
fn control_and_direction_characters_are_kept_out_of_no_cell_and_break_no_row() {
    let rows = cells("Name,City\nForn\u{202e}Vell\u{7},\u{2066}Vic\u{2069}\0\n");
    assert_eq!(
        rows,
        [(
            2,
            vec![
                "Forn\u{202e}Vell\u{7}".into(),
                "\u{2066}Vic\u{2069}\0".into()
            ]
        )]
    );
}

proptest! {
    #[test]
    fn any_bytes_are_a_table_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_csv(&bytes);
    }
}

#[test]
fn a_file_over_the_limits_says_which() {
    let long = "Name\n".to_owned() + &"a\n".repeat(200_000);
    assert_eq!(
        read_csv(long.as_bytes()),
        Err(FileError::TooManyRows {
            limit: 50_000,
            count: 200_000
        })
    );
    let most = "Name\n".to_owned() + &"a\n".repeat(ROW_LIMIT);
    assert_eq!(
        read_csv(most.as_bytes()).map(|table| table.rows.len()),
        Ok(ROW_LIMIT)
    );
    let large = vec![b'a'; 50_000_000];
    assert_eq!(
        read_csv(&large),
        Err(FileError::TooLarge {
            limit: FILE_LIMIT,
            length: 50_000_000
        })
    );
}
