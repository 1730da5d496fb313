//! What is done more rarely than writing and reading, each kind as often as another. What only the
//! server says in truth, of translations and of what a model read, any device says here.

use super::Chooser;
use domain::{money::Money, *};

/// How many kinds have their turn here.
const KINDS: usize = 29;

impl Chooser<'_> {
    pub(super) fn rest(&mut self) -> Option<Command> {
        match self.random.below(KINDS) {
            0 => Some(self.create_product()),
            1 => self.update_product(),
            2 => self.create_campaign(),
            3 => self.update_campaign(),
            4 => Some(DeleteAccount { id: self.unused()? }.into()),
            5 => self.import_messages(),
            6 => self.undo_import(),
            7 => self.delete_contact(),
            8 => self.restore_pair(),
            9 => Some(self.save_view()),
            10 => self.delete_view(),
            11 => Some(self.create_field()),
            12 => self.update_field(),
            13 => self.take_out_of_campaign(),
            14 => self.note_untranslated(),
            15 => self.understand_message(),
            16 => self.set_language(),
            17 => self.update_note(),
            18 => self.retract_note(),
            19 => self.record_activity(),
            20 => self.remove_activity(),
            21 => self.add_expense(),
            22 => self.update_expense(),
            23 => self.delete_expense(),
            24 => Some(self.save_reply()),
            25 => self.delete_reply(),
            26 => self.see_notifications(),
            27 => self.judge_fit(),
            _ => self.set_fit(),
        }
    }

    fn create_product(&mut self) -> Command {
        let id = ProductId(self.random.uuid());
        let (name, changes) = (self.text("Product"), Vec::new());
        CreateProduct { id, name, changes }.into()
    }

    fn update_product(&mut self) -> Option<Command> {
        let id = self.random.pick(self.rows.products().map(|row| row.id))?;
        let change = if self.random.chance(200) {
            ProductField::Archived(self.random.chance(500))
        } else {
            ProductField::Description(self.text("offers"))
        };
        let changes = vec![change];
        Some(UpdateProduct { id, changes }.into())
    }

    fn create_campaign(&mut self) -> Option<Command> {
        Some(Command::from(CreateCampaign {
            id: CampaignId(self.random.uuid()),
            product_id: self.random.pick(self.rows.products().map(|row| row.id))?,
            name: self.text("Campaign"),
            changes: Vec::new(),
        }))
    }

    fn update_campaign(&mut self) -> Option<Command> {
        let id = self.random.pick(self.rows.campaigns().map(|row| row.id))?;
        let change = if self.random.chance(300) {
            CampaignField::Goal(*self.random.pick(Goal::ALL)?)
        } else {
            CampaignField::Brief(self.text("brief"))
        };
        let changes = vec![change];
        Some(UpdateCampaign { id, changes }.into())
    }

    /// An account that, as far as the tab knows, nothing was said to.
    fn unused(&mut self) -> Option<AccountId> {
        let rows = self.rows;
        let is_used = |id| {
            let mut conversations = rows.conversations().filter(|row| row.account_id == id);
            conversations.any(|row| row.figures.last.is_some())
        };
        let all = rows.accounts().map(|row| row.id);
        self.random.pick(all.filter(|id| !is_used(*id)))
    }

    fn import_messages(&mut self) -> Option<Command> {
        let account_id = self.account()?;
        let (now, part) = (self.now, self.part());
        let mut messages = Vec::new();
        for days in [30, 20] {
            let text = self.text("imported");
            messages.push(ImportMessage {
                id: MessageId(self.random.uuid()),
                account_id,
                campaign_id: None,
                said: super::said(Mode::LogSent, &text, now - Span::days(days)),
                html: None,
            });
        }
        let people = vec![ImportPerson {
            id: ContactId(self.random.uuid()),
            account_id,
            contact: ImportContact {
                name: self.text("Marta"),
                changes: Vec::new(),
            },
        }];
        Some(Command::from(ImportMessages {
            source: "mail.mbox".to_owned(),
            part,
            people,
            messages,
        }))
    }

    fn part(&mut self) -> ImportPart {
        let import_id = ImportId(self.random.uuid());
        ImportPart {
            import_id,
            number: 0,
        }
    }

    fn undo_import(&mut self) -> Option<Command> {
        let all = self.rows.import_batches().map(|row| row.id);
        let batch_id = self.random.pick(all)?;
        Some(UndoImport { batch_id }.into())
    }

    fn delete_contact(&mut self) -> Option<Command> {
        let id = self.random.pick(self.rows.contacts().map(|row| row.id))?;
        Some(DeleteContact { id }.into())
    }

    fn restore_pair(&mut self) -> Option<Command> {
        let all = self.rows.dismissed_pairs().map(|row| (row.a, row.b));
        let (a, b) = self.random.pick(all)?;
        Some(RestorePair { a, b }.into())
    }

    fn save_view(&mut self) -> Command {
        let known = self.rows.saved_views().map(|row| row.id);
        let known = self.random.pick(known).filter(|_| self.random.chance(400));
        Command::from(SaveView {
            id: known.unwrap_or_else(|| ViewId(self.random.uuid())),
            place: ViewPlace::Accounts,
            name: self.text("view"),
            query: "status=customer".to_owned(),
            shared: self.random.chance(500),
        })
    }

    fn delete_view(&mut self) -> Option<Command> {
        let id = self
            .random
            .pick(self.rows.saved_views().map(|row| row.id))?;
        Some(DeleteView { id }.into())
    }

    /// Of few keys: two devices make the same one apart from each other.
    fn create_field(&mut self) -> Command {
        let kinds = [CustomKind::Text, CustomKind::Number];
        Command::from(CreateCustomField {
            key: format!("field_{}", self.random.below(3)),
            kind: kinds[self.random.below(2)],
            label: format!("Field {}", self.mark),
            options: Vec::new(),
        })
    }

    /// What the field is called, or what an account says in it; where there is none, one is made.
    fn update_field(&mut self) -> Option<Command> {
        let all = self.rows.custom_fields().cloned();
        let Some(field) = self.random.pick(all) else {
            return Some(self.create_field());
        };
        if self.random.chance(500) {
            let changes = vec![CustomFieldField::Label(self.text("Field"))];
            let id = field.id;
            return Some(UpdateCustomField { id, changes }.into());
        }
        let change = CustomFieldChange {
            key: field.key,
            value: Some(CustomValue::Text(self.random.below(9).to_string())),
        };
        Some(Command::from(UpdateAccount {
            id: self.account()?,
            changes: vec![AccountField::Custom(change)],
        }))
    }

    fn take_out_of_campaign(&mut self) -> Option<Command> {
        let all = self.rows.conversations();
        let unused = all.filter(|row| row.campaign_id.is_some() && row.figures.last.is_none());
        let conversation_id = self.random.pick(unused.map(|row| row.id))?;
        Some(TakeOutOfCampaign { conversation_id }.into())
    }

    fn reply_of_theirs(&mut self) -> Option<MessageId> {
        let all = self.rows.messages();
        let theirs = all.filter(|row| row.direction() == Direction::Inbound);
        self.random.pick(theirs.map(|row| row.id))
    }

    fn note_untranslated(&mut self) -> Option<Command> {
        let id = self.reply_of_theirs()?;
        let why = self
            .random
            .chance(700)
            .then_some(ProviderTrouble::NotReached);
        Some(NoteUntranslated { id, why }.into())
    }

    fn understand_message(&mut self) -> Option<Command> {
        let id = self.reply_of_theirs()?;
        let understanding = Some(Understanding::Read {
            intent: *self.random.pick(Intent::ALL)?,
            confidence: 60,
            why: self.text("they say"),
        });
        Some(UnderstandMessage { id, understanding }.into())
    }

    fn set_language(&mut self) -> Option<Command> {
        let id = self.random.pick(self.rows.messages().map(|row| row.id))?;
        let language = ["ca", "es", "de"][self.random.below(3)];
        let language = language.parse().expect("a language");
        Some(SetLanguage { id, language }.into())
    }

    fn update_note(&mut self) -> Option<Command> {
        let notes = self.rows.notes().map(|row| (row.id, row.text.clone()));
        let (id, from) = self.random.pick(notes)?;
        Some(Command::from(UpdateNote {
            id,
            text: self.text("note, written anew,"),
            from: Some(from),
        }))
    }

    fn retract_note(&mut self) -> Option<Command> {
        let notes = self.rows.notes().map(|row| (row.id, row.is_struck_out()));
        let (id, takes_back) = self.random.pick(notes)?;
        Some(RetractNote { id, takes_back }.into())
    }

    fn record_activity(&mut self) -> Option<Command> {
        let row = self.conversation()?;
        Some(Command::from(RecordActivity {
            id: ActivityId(self.random.uuid()),
            account_id: row.account_id,
            campaign_id: row.campaign_id,
            at: self.when(),
            what: Recorded::Opportunity {
                stage: *self.random.pick(OpportunityStage::ALL)?,
            },
            note: self.text("it went"),
        }))
    }

    fn remove_activity(&mut self) -> Option<Command> {
        let id = self.random.pick(self.rows.activities().map(|row| row.id))?;
        Some(RemoveActivity { id }.into())
    }

    fn amount(&mut self) -> Money {
        Money {
            minor: self.random.between(100, 90_000),
            currency: "EUR".parse().expect("a currency"),
        }
    }

    fn add_expense(&mut self) -> Option<Command> {
        Some(Command::from(AddExpense {
            id: ExpenseId(self.random.uuid()),
            campaign_id: self.random.pick(self.rows.campaigns().map(|row| row.id))?,
            kind: ExpenseKind::Agency,
            amount: self.amount(),
            spent_on: "2026-11-12".parse().expect("a day"),
            note: self.text("spent"),
        }))
    }

    fn update_expense(&mut self) -> Option<Command> {
        let id = self.random.pick(self.rows.expenses().map(|row| row.id))?;
        let changes = vec![ExpenseField::Amount(self.amount())];
        Some(UpdateExpense { id, changes }.into())
    }

    fn delete_expense(&mut self) -> Option<Command> {
        let id = self.random.pick(self.rows.expenses().map(|row| row.id))?;
        Some(DeleteExpense { id }.into())
    }

    fn save_reply(&mut self) -> Command {
        let known = self.rows.saved_replies().map(|row| row.id);
        let known = self.random.pick(known).filter(|_| self.random.chance(400));
        Command::from(SaveReply {
            id: known.unwrap_or_else(|| SavedReplyId(self.random.uuid())),
            name: self.text("greeting"),
            text: self.text("Hola"),
            shared: self.random.chance(500),
        })
    }

    fn delete_reply(&mut self) -> Option<Command> {
        let id = self
            .random
            .pick(self.rows.saved_replies().map(|row| row.id))?;
        Some(DeleteReply { id }.into())
    }

    fn see_notifications(&mut self) -> Option<Command> {
        let ids: Vec<_> = self.rows.unseen_of(self.me).map(|row| row.id).collect();
        (!ids.is_empty()).then(|| SeeNotifications { ids }.into())
    }

    /// An account, a product and a goal.
    fn fit(&mut self) -> Option<(AccountId, ProductId, Goal)> {
        let product = self.random.pick(self.rows.products().map(|row| row.id))?;
        Some((self.account()?, product, Goal::Sales))
    }

    fn judge_fit(&mut self) -> Option<Command> {
        let (account_id, product_id, goal) = self.fit()?;
        let reason = FitReason {
            aspect: FitAspect::Place,
            speaks: Speaks::For,
            text: self.text("near"),
        };
        Some(Command::from(JudgeFit {
            account_id,
            product_id,
            goal,
            judgement: Judgement {
                score: u8::try_from(self.random.below(11)).expect("a score"),
                confidence: 60,
                reasons: vec![reason],
            },
        }))
    }

    fn set_fit(&mut self) -> Option<Command> {
        let (account_id, product_id, goal) = self.fit()?;
        let score = self.random.chance(800).then(|| self.random.below(11));
        Some(Command::from(SetFit {
            account_id,
            product_id,
            goal,
            score: score.map(|score| u8::try_from(score).expect("a score")),
            why: self.text("they asked"),
        }))
    }
}
