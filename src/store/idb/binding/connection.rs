//! A connection to a database: opened by the first call, and again after the browser took it away.

use super::{
    error::reason,
    factory,
    request::outcome,
    transaction::{Mode, Transaction},
};
use crate::StoreError;
use js_sys::{Function, Promise};
use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbOpenDbRequest, IdbVersionChangeEvent};

/// What a database is made of. A later version only adds.
pub(in crate::idb) struct Schema {
    pub(in crate::idb) version: u32,
    /// Brings a database of an older version to this one, 0 being none; in one transaction, so that
    /// it runs again from the start where it was interrupted.
    pub(in crate::idb) upgrade: fn(&IdbDatabase, from: u32) -> Result<(), JsValue>,
}

/// Word that the app gets about a connection, at the moment when it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// A tab with a newer version of the app takes the database over. This tab let go of it and
    /// writes nothing into it any more: ask for a reload.
    Superseded,
    /// The browser closed the connection, as it does where a person clears the site's data. The
    /// next call opens it again; what is then missing is lost.
    Closed,
}

/// A connection of this tab.
pub(in crate::idb) struct Connection(Rc<Shared>);

struct Shared {
    name: String,
    schema: Schema,
    link: RefCell<Link>,
    tell: RefCell<Option<Tell>>,
}

type Tell = Box<dyn Fn(Notice)>;

enum Link {
    Closed,
    Failed(StoreError),
    Opening {
        /// Settled when the request is, or when it turns out to be blocked.
        settled: Promise,
        blocked: bool,
    },
    Open(IdbDatabase),
    Superseded,
}

impl Connection {
    pub(in crate::idb) fn new(name: String, schema: Schema) -> Self {
        Self(Rc::new(Shared {
            name,
            schema,
            link: RefCell::new(Link::Closed),
            tell: RefCell::new(None),
        }))
    }

    pub(in crate::idb) fn on_notice(&self, tell: impl Fn(Notice) + 'static) {
        *self.0.tell.borrow_mut() = Some(Box::new(tell));
    }

    /// Lets go of the database. The next call opens it again.
    pub(in crate::idb) fn close(&self) {
        self.0.let_go(Link::Closed);
    }

    /// Begins a transaction; where the connection turns out to be dead, on a new one.
    pub(in crate::idb) async fn transaction(
        &self,
        stores: &[&str],
        mode: Mode,
    ) -> Result<Transaction, StoreError> {
        let db = self.database().await?;
        match Transaction::begin(&db, stores, mode) {
            Ok(transaction) => return Ok(transaction),
            Err(error) => match reason(&error) {
                StoreError::Closed => self.0.let_go(Link::Closed),
                other => return Err(other),
            },
        }
        let db = self.database().await?;
        Transaction::begin(&db, stores, mode).map_err(|error| reason(&error))
    }

    /// Opens the database, where the first transaction is not to.
    pub(in crate::idb) async fn open(&self) -> Result<(), StoreError> {
        self.database().await.map(drop)
    }

    async fn database(&self) -> Result<IdbDatabase, StoreError> {
        let mut tried = false;
        loop {
            let settled = match &*self.0.link.borrow() {
                Link::Open(db) => return Ok(db.clone()),
                Link::Superseded => return Err(StoreError::Newer),
                Link::Opening { blocked: true, .. } => return Err(StoreError::Blocked),
                Link::Opening { settled, .. } => Some(settled.clone()),
                Link::Failed(error) if tried => return Err(error.clone()),
                Link::Failed(_) | Link::Closed => None,
            };
            let settled = match settled {
                Some(settled) => settled,
                None => self.0.open()?,
            };
            JsFuture::from(settled)
                .await
                .map_err(|error| reason(&error))?;
            tried = true;
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.close();
    }
}

impl Shared {
    fn open(self: &Rc<Self>) -> Result<Promise, StoreError> {
        let request = factory()?
            .open_with_u32(&self.name, self.schema.version)
            .map_err(|error| reason(&error))?;
        request.set_onupgradeneeded(Some(&self.upgrade(&request)));
        let settled = Promise::new(&mut |resolve, _| {
            let opened = self.when(&request, &resolve, Self::opened);
            request.set_onsuccess(Some(&opened));
            request.set_onerror(Some(&opened));
            request.set_onblocked(Some(&self.when(&request, &resolve, Self::blocked)));
        });
        *self.link.borrow_mut() = Link::Opening {
            settled: settled.clone(),
            blocked: false,
        };
        Ok(settled)
    }

    /// A handler that does its own and then settles the promise. It holds the connection weakly:
    /// a database that arrives after everybody has left is closed.
    fn when(
        self: &Rc<Self>,
        request: &IdbOpenDbRequest,
        resolve: &Function,
        act: fn(&Rc<Self>, &IdbOpenDbRequest),
    ) -> Function {
        let (shared, request, resolve) = (Rc::downgrade(self), request.clone(), resolve.clone());
        handler(move |_: Event| {
            match shared.upgrade() {
                Some(shared) => act(&shared, &request),
                None => close_result(&request),
            }
            // Settling a promise does not throw.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        })
    }

    fn upgrade(&self, request: &IdbOpenDbRequest) -> Function {
        let (upgrade, request) = (self.schema.upgrade, request.clone());
        handler(move |event: IdbVersionChangeEvent| {
            let db = request.result().map(JsCast::unchecked_into::<IdbDatabase>);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "versions are small whole numbers"
            )]
            let from = event.old_version() as u32;
            if db.and_then(|db| upgrade(&db, from)).is_err()
                && let Some(transaction) = request.transaction()
            {
                // The open request then fails, and the database stays as it was.
                let _ = transaction.abort();
            }
        })
    }

    fn opened(self: &Rc<Self>, request: &IdbOpenDbRequest) {
        let next = match outcome(request) {
            Ok(db) => {
                let db: IdbDatabase = db.unchecked_into();
                self.listen(&db);
                Link::Open(db)
            }
            Err(error) => Link::Failed(error),
        };
        *self.link.borrow_mut() = next;
    }

    fn blocked(self: &Rc<Self>, _: &IdbOpenDbRequest) {
        if let Link::Opening { blocked, .. } = &mut *self.link.borrow_mut() {
            *blocked = true;
        }
    }

    fn listen(self: &Rc<Self>, db: &IdbDatabase) {
        let shared = Rc::downgrade(self);
        let changed = handler(
            move |event: IdbVersionChangeEvent| match event.new_version() {
                Some(_) => lost(&shared, Link::Superseded, Notice::Superseded),
                // The database is being deleted: what asked for it comes first.
                None => lost(&shared, Link::Closed, Notice::Closed),
            },
        );
        db.set_onversionchange(Some(&changed));
        let shared = Rc::downgrade(self);
        let closed = handler(move |_: Event| lost(&shared, Link::Closed, Notice::Closed));
        db.set_onclose(Some(&closed));
    }

    /// Closes the database. A transaction that runs comes to its end.
    fn let_go(&self, next: Link) {
        let mut link = self.link.borrow_mut();
        match &*link {
            Link::Open(db) => {
                db.set_onversionchange(None);
                db.set_onclose(None);
                db.close();
                *link = next;
            }
            Link::Failed(_) => *link = next,
            // What is still being opened is taken when it comes.
            Link::Closed | Link::Opening { .. } | Link::Superseded => {}
        }
    }
}

fn lost(shared: &Weak<Shared>, next: Link, notice: Notice) {
    let Some(shared) = shared.upgrade() else {
        return;
    };
    shared.let_go(next);
    if let Some(tell) = &*shared.tell.borrow() {
        tell(notice);
    }
}

fn close_result(request: &IdbOpenDbRequest) {
    if let Ok(db) = outcome(request) {
        db.unchecked_into::<IdbDatabase>().close();
    }
}

/// A JavaScript function that the browser may call, and that lives as long as it may.
fn handler<E>(act: impl Fn(E) + 'static) -> Function
where
    E: wasm_bindgen::convert::FromWasmAbi + 'static,
{
    Closure::<dyn Fn(E)>::new(act)
        .into_js_value()
        .unchecked_into()
}

#[cfg(test)]
mod tests;
