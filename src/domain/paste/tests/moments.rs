//! Times as mail programs and phones write them, on 26 November 2026 in Madrid.

use super::super::moment::moment;
use super::*;
use rstest::rstest;

#[rstest]
#[case::outlook("Thursday, November 12, 2026 4:05 PM", "2026-11-12T16:05")]
#[case::noon("Nov 12, 2026 12:30 PM", "2026-11-12T12:30")]
#[case::midnight("Nov 12, 2026 12:30 AM", "2026-11-12T00:30")]
#[case::ordinal("November 12th, 2026 at 16:05", "2026-11-12T16:05")]
#[case::british("12 November 2026 at 16:05:09", "2026-11-12T16:05:09")]
#[case::old_british("12th of November 2026 4.05pm", "2026-11-12T16:05")]
#[case::mail_date("Thu, 12 Nov 2026 16:05:09 +0000", "2026-11-12T17:05:09")]
#[case::mail_date_named("Thu, 12 Nov 2026 16:05:09 -0500 (EST)", "2026-11-12T22:05:09")]
#[case::mail_date_behind("Thu, 12 Nov 2026 23:05:09 -0800", "2026-11-13T08:05:09")]
#[case::iso("2026-11-12 16:05", "2026-11-12T16:05")]
#[case::iso_zulu("2026-11-12T16:05:09Z", "2026-11-12T17:05:09")]
#[case::iso_fraction("2026-11-12T16:05:09.123+02:00", "2026-11-12T15:05:09")]
#[case::summer("2026-07-12 16:05:09 UTC", "2026-07-12T18:05:09")]
#[case::spanish("jueves, 12 de noviembre de 2026 16:05", "2026-11-12T16:05")]
#[case::spanish_hours("12/11/2026 a las 16:05 h", "2026-11-12T16:05")]
#[case::spanish_half_day("12 nov 2026, 4:05 p. m.", "2026-11-12T16:05")]
#[case::spanish_tuesday("mar, 10 mar 2026 a las 9:14", "2026-03-10T09:14")]
#[case::catalan("dj., 12 de nov. 2026, a les 16:05", "2026-11-12T16:05")]
#[case::catalan_elided("2 d’abril de 2026 16:05", "2026-04-02T16:05")]
#[case::catalan_december("12 de des. 2025 16:05", "2025-12-12T16:05")]
#[case::french("jeu. 12 nov. 2026 à 16h05", "2026-11-12T16:05")]
#[case::french_hour("12 novembre 2026 à 16 h", "2026-11-12T16:00")]
#[case::french_first("1er août 2026 16:05", "2026-08-01T16:05")]
#[case::french_march("mar. 10 mars 2026 09:14", "2026-03-10T09:14")]
#[case::german("Donnerstag, 12. November 2026 16:05", "2026-11-12T16:05")]
#[case::german_dots("12.11.2026 um 16.05 Uhr", "2026-11-12T16:05")]
#[case::german_hour("12. Nov. 2026, 16 Uhr", "2026-11-12T16:00")]
#[case::german_march("6. März 2026 um 16:05 MEZ", "2026-03-06T16:05")]
#[case::italian("giovedì 12 novembre 2026 alle ore 16:05", "2026-11-12T16:05")]
#[case::italian_dot("12 nov 2026 alle 16.05", "2026-11-12T16:05")]
#[case::portuguese("quinta-feira, 12 de novembro de 2026 às 16:05", "2026-11-12T16:05")]
#[case::portuguese_hour("12 de nov. de 2026 16h05", "2026-11-12T16:05")]
#[case::dashes("12-Nov-26 16:05", "2026-11-12T16:05")]
#[case::no_year("12 Nov 16:05", "2026-11-12T16:05")]
#[case::no_year_last("Dec 24, 4:05 PM", "2025-12-24T16:05")]
#[case::leap_day("29 Feb 16:05", "2024-02-29T16:05")]
#[case::today("Today at 10:05", "2026-11-26T10:05")]
#[case::yesterday("Ayer a las 10:05", "2026-11-25T10:05")]
#[case::french_today("Aujourd’hui à 10:05", "2026-11-26T10:05")]
#[case::weekday("Monday 10:05", "2026-11-23T10:05")]
#[case::day_only("12.11.2026", "2026-11-12")]
fn a_time_is_read_as_it_is_written(#[case] text: &str, #[case] expected: &str) {
    let reading = Reading {
        now: NOW,
        zone: &madrid,
        own: &[],
        likely: &[],
    };
    let found = moment(text, &reading).map(|moment| moment.to_string());
    assert_eq!(found.as_deref(), Some(expected));
}

#[rstest]
#[case::nothing("")]
#[case::words("soon")]
#[case::time_alone("16:05")]
#[case::no_such_day("31/02/2026 10:00")]
#[case::no_such_month("12/13/1026")]
#[case::prices("1,500 copies by 3")]
fn what_is_no_day_is_no_moment(#[case] text: &str) {
    let reading = Reading {
        now: NOW,
        zone: &madrid,
        own: &[],
        likely: &[],
    };
    assert_eq!(moment(text, &reading), None);
}

#[test]
fn the_instant_is_that_of_the_members_clock() {
    let reading = Reading {
        now: NOW,
        zone: &madrid,
        own: &[],
        likely: &[],
    };
    let winter = moment("26 Nov 2026 12:00", &reading).unwrap();
    assert_eq!(winter.at, NOW);
    let summer = moment("2026-07-12 18:05", &reading).unwrap();
    let zulu = moment("2026-07-12T16:05Z", &reading).unwrap();
    assert_eq!(summer.at, zulu.at);
}
