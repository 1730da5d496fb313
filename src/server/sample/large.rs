//! A workspace of any size from a seed, for measurements: the same texts and the same stories, with
//! many more organisations, over two years.

use super::{
    Program,
    accounts::{Cast, Casting},
    play::{Opening, Play},
    plots::{GOING_ON, ORDERS, Plot, WAITING},
    random::Random,
    stage::{SampleError, Stage},
};
use domain::{Member, Row, Span, Timestamp};

/// How large the workspace is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub conversations: usize,
    pub messages: usize,
}

/// Organisations that are imported and played together.
const PORTION: usize = 200;
/// How far back the stories begin at most.
const YEARS: Span = Span::days(700);

/// Generates the workspace portion by portion, so that a large one needs no more memory than a
/// small one. Each item is a portion's rows.
pub struct Portions {
    stage: Stage,
    random: Random,
    casting: Casting,
    program: Program,
    members: Vec<Member>,
    now: Timestamp,
    left: Size,
    is_begun: bool,
}

impl Portions {
    pub fn new(seed: u64, size: Size, owner: &Member, now: Timestamp) -> Result<Self, SampleError> {
        let mut random = Random::new(seed);
        let mut stage = Stage::default();
        let begins = now - YEARS;
        let members = super::colleagues(&mut random, owner, begins);
        for member in &members {
            stage.enter(member, begins);
        }
        let program = Program::create(&mut stage, &mut random, &members[0], begins)?;
        Ok(Self {
            stage,
            random,
            casting: Casting::new(),
            program,
            members,
            now,
            left: size,
            is_begun: false,
        })
    }

    /// The next rows, or none when the workspace is as large as it is to be.
    pub fn next_rows(&mut self) -> Result<Option<Vec<Row>>, SampleError> {
        if !self.is_begun {
            self.is_begun = true;
            let rows = self.stage.rows();
            self.stage.share();
            return Ok(Some(rows));
        }
        if self.left.conversations == 0 {
            return Ok(None);
        }
        self.play_portion()?;
        let rows = self.stage.rows();
        self.stage.clear();
        Ok(Some(rows))
    }

    fn play_portion(&mut self) -> Result<(), SampleError> {
        let begins = self.now - YEARS;
        let mut plan = Vec::new();
        let mut planned = 0;
        while plan.len() < PORTION && planned < self.left.conversations {
            let cast = self.casting.any(&mut self.random, begins);
            // One to three campaigns, fewer more often.
            let wanted = 1 + self.random.below(10) / 6 + self.random.below(10) / 8;
            let places = wanted.min(self.left.conversations - planned);
            planned += places;
            plan.push((cast, places));
        }
        let casts: Vec<_> = plan.iter().map(|(cast, _)| cast.clone()).collect();
        super::import(
            &mut self.stage,
            &mut self.random,
            &self.members[0],
            &casts,
            begins,
        )?;
        for (cast, places) in &plan {
            for place in 0..*places {
                self.play_one(cast, place)?;
            }
        }
        Ok(())
    }

    fn play_one(&mut self, cast: &Cast, place: usize) -> Result<(), SampleError> {
        let quota = self.quota();
        let initiative = &self.program.initiatives[place % self.program.initiatives.len()];
        let plot = plot_for(&mut self.random, quota);
        // A third of all conversations are of the last weeks, as in a team that grows.
        let days = if self.random.percent(33) { 70 } else { 690 };
        let least = i64::try_from(quota / 2).unwrap_or(days).min(days - 1);
        let ago = Span(
            self.random
                .between(Span::days(least + 1).0, Span::days(days).0),
        );
        let opening = Opening {
            members: &self.members,
            cast,
            initiative,
            inside: true,
            begins: self.now - ago,
            now: self.now,
        };
        let play = Play::new(&mut self.stage, &mut self.random, &opening);
        let told = play.tell_at_length(plot, GOING_ON, quota)?;
        self.left.conversations -= 1;
        self.left.messages = self.left.messages.saturating_sub(told);
        Ok(())
    }

    /// How many messages the next conversation gets: most get few, some get many, and the last gets
    /// what is left.
    fn quota(&mut self) -> usize {
        let left = self.left;
        if left.conversations <= 1 {
            return left.messages;
        }
        if self.random.percent(8) {
            return 0;
        }
        let mean = left.messages / left.conversations;
        let factor = [30, 40, 50, 60, 80, 100, 120, 150, 200, 250];
        (mean * self.random.pick(&factor) / 100)
            .max(1)
            .min(left.messages)
    }
}

/// A story that can go on as long as it has to, or one that has not begun.
fn plot_for(random: &mut Random, quota: usize) -> &'static Plot {
    if quota == 0 {
        return &WAITING;
    }
    let told: Vec<&'static Plot> = ORDERS.iter().filter(|plot| plot.may_go_on()).collect();
    told[random.below(told.len())]
}
