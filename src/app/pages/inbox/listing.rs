//! The list as it is asked for: by which filter and which search, in the address; and what it shows.

use super::{
    search::{self, Found},
    sift,
};
use crate::{
    data::{Data, use_data},
    pages::{frame::ticks::Ticks, query},
    parts::Selection,
};
use domain::{ConversationId, inbox::Filter};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};

/// Goes to an address.
type Go = Box<dyn Fn(&str, NavigateOptions)>;

/// The list of the inbox, for whatever stands around it.
#[derive(Clone, Copy)]
pub struct Listing {
    data: Data,
    pub chosen: Memo<Option<ConversationId>>,
    pub filter: Memo<Filter>,
    pub search: RwSignal<String>,
    pub found: Found,
    /// The rows as they are drawn, once they are.
    pub shown: RwSignal<Option<Memo<Vec<ConversationId>>>>,
    /// How many messages and notes the search finds; absent while that is not known.
    pub said: RwSignal<Option<usize>>,
    pub selection: Selection<ConversationId>,
    /// Whether rows are to be selected, though none is yet: a finger points at nothing.
    pub selecting: RwSignal<bool>,
    /// Whether the choices that narrow the list stand open.
    pub narrowing: RwSignal<bool>,
    go: StoredValue<Go, LocalStorage>,
}

/// What of an address names no filter.
const SEARCH: &str = "q";

impl Listing {
    pub fn new(chosen: Memo<Option<ConversationId>>) -> Self {
        let data = use_data();
        let ticks = expect_context::<Ticks>();
        let asked = use_query_map();
        let filter = Memo::new(move |_| asked.with(read));
        let said = move || asked.with(|map| map.get(SEARCH).unwrap_or_default());
        let search = RwSignal::new(untrack(said));
        let listed = sift::listed(data, ticks, filter);
        let found = search::found(data, ticks, filter, listed, search);
        let navigate = use_navigate();
        let listing = Self {
            data,
            chosen,
            filter,
            search,
            found,
            shown: RwSignal::new(None),
            said: RwSignal::new(None),
            selection: Selection::new(found.ids.into()),
            selecting: RwSignal::new(false),
            narrowing: RwSignal::new(false),
            go: StoredValue::new_local(Box::new(move |path, options| navigate(path, options))),
        };
        // What is selected belongs to what was asked for.
        Effect::new(move |before: Option<()>| {
            filter.track();
            if before.is_some() {
                listing.selection.all(false);
            }
        });
        listing
    }

    /// The address of a conversation in the list as it is.
    pub fn address_of(self, conversation: Option<ConversationId>) -> String {
        self.filter
            .with(|filter| address(conversation, filter, &self.search.get()))
    }

    /// The address of the list by another filter, without a search.
    pub fn address_by(self, filter: &Filter) -> String {
        address(self.chosen.get(), filter, "")
    }

    /// The address of the list by another filter, with what is searched for.
    pub fn address_narrowed(self, filter: &Filter) -> String {
        address(self.chosen.get(), filter, &self.search.get())
    }

    /// Whether every row shows that it can be selected.
    pub fn is_selecting(self) -> bool {
        self.selecting.get() || self.selection.count() > 0
    }

    /// Shows what another filter shows. *Back* leads to the one before.
    pub fn show(self, filter: &Filter) {
        let search = self.search.get_untracked();
        let path = address(self.chosen.get_untracked(), filter, &search);
        self.go(&path, false);
    }

    /// Takes off what narrows the section.
    pub fn clear(self) {
        let section = self.filter.with_untracked(|filter| filter.section);
        self.show(&Filter::of(section));
    }

    /// The address follows the search without a trail of half words behind the back button.
    pub fn look_for(self, text: String) {
        self.search.set(text);
        let path = untrack(|| self.address_of(self.chosen.get_untracked()));
        self.go(&path, true);
    }

    pub fn open(self, id: ConversationId) {
        let path = untrack(|| self.address_of(Some(id)));
        self.data.engine().open(id);
        self.go(&path, false);
    }

    /// Shows the list without a conversation.
    pub fn leave(self) {
        let path = untrack(|| self.address_of(None));
        self.go(&path, false);
    }

    fn go(self, path: &str, replace: bool) {
        let options = NavigateOptions {
            replace,
            scroll: false,
            ..Default::default()
        };
        self.go.with_value(|go| go(path, options));
    }
}

/// The filter of an address.
fn read(asked: &ParamsMap) -> Filter {
    let pairs: Vec<_> = asked.clone().into_iter().collect();
    Filter::parse(pairs.iter().map(|(name, value)| (&**name, &**value)))
}

/// The filter of a saved view.
pub fn read_query(text: &str) -> Filter {
    let pairs = query::pairs(text);
    Filter::parse(
        pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    )
}

/// A filter as a saved view keeps it.
pub fn query_of(filter: &Filter) -> String {
    let pairs = filter.pairs();
    query::spelled(pairs.iter().map(|(name, value)| (*name, value.as_str())))
}

fn address(conversation: Option<ConversationId>, filter: &Filter, search: &str) -> String {
    let mut path = "/inbox".to_owned();
    if let Some(id) = conversation {
        path.push_str(&format!("/{id}"));
    }
    let pairs = filter.pairs();
    let pairs = pairs.iter().map(|(name, value)| (*name, value.as_str()));
    let search = (!search.is_empty()).then_some((SEARCH, search));
    let query = query::spelled(pairs.chain(search));
    if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    }
}
