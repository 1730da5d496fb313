use super::{super::archive::tests::archive, *};
use proptest::prelude::*;
use rstest::rstest;

const RELS: &str = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<?xml version="1.0"?><workbook xmlns:r="x"><workbookPr/><sheets>
    <sheet name="Accounts &amp; more" sheetId="1" r:id="rId1"/>
    <sheet name="Second" sheetId="2" r:id="rId2"/></sheets></workbook>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>
    <numFmt numFmtId="165" formatCode="0.00&quot; d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>
    <xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>"#;
const SHARED: &str = r#"<sst><si><t>Name</t></si><si><t>City</t></si><si><r><t>Forn </t></r>
    <r><t xml:space="preserve">Vell &lt;3</t></r><rPh><t>aloud</t></rPh></si></sst>"#;

fn workbook(sheet: &str) -> Vec<u8> {
    let files = [
        ("xl/_rels/workbook.xml.rels", RELS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", SHARED),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/worksheets/sheet2.xml", "<sheetData/>"),
    ];
    archive(&files.map(|(name, text)| (name, text.as_bytes())), true)
}

fn read(bytes: &[u8], place: usize) -> Result<Table, SheetError> {
    let workbook = Workbook::open(bytes)?;
    let mut reading = workbook.sheet(place)?;
    while reading.step()?.is_some() {}
    reading.table()
}

/// The second row of a sheet whose header is *Name*, *City*, *More*.
fn row(cells: &str) -> Vec<String> {
    let sheet = format!(
        r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
        <c r="C1" t="inlineStr"><is><t>More</t></is></c></row><row r="3">{cells}</row></sheetData></worksheet>"#
    );
    let mut table = read(&workbook(&sheet), 0).unwrap();
    assert_eq!(table.headers, ["Name", "City", "More"]);
    assert_eq!(table.rows[0].row, 3);
    table.rows.remove(0).cells
}

#[rstest]
#[case::shared(r#"<c r="A3" t="s"><v>2</v></c>"#, ["Forn Vell <3", "", ""])]
#[case::a_gap(r#"<c r="C3" t="inlineStr"><is><t>x</t></is></c>"#, ["", "", "x"])]
#[case::formula(r#"<c r="A3" t="str"><f>HYPERLINK("http://x","y")</f><v>y</v></c>"#, ["y", "", ""])]
#[case::formula_without_value(r#"<c r="A3"><v>1</v></c><c r="B3"><f>1+1</f></c>"#, ["1", "", ""])]
#[case::text_that_looks_like_one(r#"<c r="A3" t="inlineStr"><is><t>=1+1</t></is></c>"#, ["=1+1", "", ""])]
#[case::number(r#"<c r="A3"><v>938000111</v></c>"#, ["938000111", "", ""])]
#[case::large_number(r#"<c r="A3"><v>9.38000111E8</v></c>"#, ["938000111", "", ""])]
#[case::date(r#"<c r="A3" s="1"><v>46352</v></c>"#, ["2026-11-26", "", ""])]
#[case::own_date(r#"<c r="A3" s="2"><v>46352</v></c>"#, ["2026-11-26", "", ""])]
#[case::date_and_time(r#"<c r="A3" s="4"><v>46352.41875</v></c>"#, ["2026-11-26 10:03", "", ""])]
#[case::iso_date(r#"<c r="A3" t="d"><v>2026-11-26</v></c>"#, ["2026-11-26", "", ""])]
#[case::no_date(r#"<c r="A3" s="3"><v>5</v></c>"#, ["5", "", ""])]
#[case::boolean(r#"<c r="A3" t="b"><v>1</v></c>"#, ["true", "", ""])]
#[case::error(r#"<c r="A3" t="e"><v>#REF!</v></c><c r="B3"><v>1</v></c>"#, ["", "1", ""])]
fn a_cell_is_what_it_shows(#[case] cells: &str, #[case] expected: [&str; 3]) {
    assert_eq!(row(cells), expected);
}

#[test]
fn a_workbook_names_its_sheets() {
    let bytes = workbook("<sheetData/>");
    let workbook = Workbook::open(&bytes).unwrap();
    assert_eq!(
        workbook.sheets().collect::<Vec<_>>(),
        ["Accounts & more", "Second"]
    );
    assert_eq!(read(&bytes, 1), Err(FileError::NoHeader.into()));
}

#[test]
fn an_archive_of_something_else_is_no_spreadsheet() {
    let bytes = archive(&[("a.txt", b"Hola")], true);
    assert_eq!(Workbook::open(&bytes).err(), Some(SheetError::NoSheet));
}

#[test]
fn a_sheet_over_the_limit_says_so() {
    let row = |n: u32| format!(r#"<row><c t="str"><v>{n}</v></c></row>"#);
    let rows: String = (0..60_001).map(row).collect();
    let sheet = format!("<sheetData>{rows}</sheetData>");
    let count = 60_000;
    let limit = ROW_LIMIT;
    assert_eq!(
        read(&workbook(&sheet), 0),
        Err(FileError::TooManyRows { limit, count }.into())
    );
}

proptest! {
    #[test]
    fn any_sheet_is_read_or_refused(sheet in "[<>/&;\"= a-crtv0-9]{0,200}") {
        let _ = read(&workbook(&sheet), 0);
        let _ = read(&workbook(&format!("<row>{sheet}</row>")), 0);
    }

    #[test]
    fn where_a_file_is_cut_into_pieces_does_not_matter(
        lengths in prop::collection::vec(1..20_usize, 0..20),
    ) {
        let tokens = |lengths: &[usize]| {
            let (mut all, mut xml, mut rest) = (Vec::new(), Xml::default(), SHARED.as_bytes());
            for length in lengths {
                let (piece, after) = rest.split_at((*length).min(rest.len()));
                xml.feed(piece, &mut |token| all.push(format!("{token:?}"))).unwrap();
                rest = after;
            }
            xml.feed(rest, &mut |token| all.push(format!("{token:?}"))).unwrap();
            all
        };
        prop_assert_eq!(tokens(&lengths), tokens(&[]));
    }
}
