//! Live events say that something moved, and end with the session.

use crate::support::*;
use domain::*;
use protocol::*;
use reqwest::{Method, Response};

/// A live stream, read event by event.
pub struct Listener {
    response: Response,
    read: String,
}

impl Listener {
    pub async fn open(browser: &Browser) -> Self {
        let response = browser
            .request(Method::GET, "/api/v1/live")
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self {
            response,
            read: String::new(),
        }
    }

    /// The next event's place; `None` where the stream is over.
    pub async fn next(&mut self) -> Option<Seq> {
        let event = self.after("data: ").await?;
        let LiveEvent::Moved { seq, .. } = serde_json::from_str(&event).unwrap();
        Some(seq)
    }

    /// Who is present, as soon as that is said again.
    async fn present(&mut self) -> Vec<Present> {
        let event = self.after("event: present\ndata: ").await.unwrap();
        serde_json::from_str(&event).unwrap()
    }

    /// What the next event says that begins so.
    async fn after(&mut self, beginning: &str) -> Option<String> {
        loop {
            if let Some(end) = self.read.find("\n\n") {
                let event: String = self.read.drain(..end + 2).collect();
                let Some(event) = event.strip_prefix(beginning) else {
                    continue;
                };
                return Some(event.to_owned());
            }
            let chunk = self.response.chunk().await.unwrap()?;
            self.read.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}

#[tokio::test]
async fn a_listener_hears_at_once_and_whenever_something_moves() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let mut listener = Listener::open(&colleague).await;
    let start = owner.pull(0).await.next;
    assert_eq!(listener.next().await, Some(start));
    for name in ["one", "two"] {
        owner.create_account(name).await;
        let now = owner.pull(0).await.next;
        assert_eq!(listener.next().await, Some(now));
    }
}

#[tokio::test]
async fn what_moves_in_another_workspace_is_not_heard() {
    let (world, owner) = World::with_owner().await;
    let stranger = world.stranger("stranger").await;
    let mut listener = Listener::open(&owner).await;
    listener.next().await;
    stranger.create_account("elsewhere").await;
    stranger.create_account("elsewhere too").await;
    owner.create_account("here").await;
    assert_eq!(listener.next().await, Some(owner.pull(0).await.next));
}

#[tokio::test]
async fn a_stream_ends_with_its_session() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let mut removed = Listener::open(&colleague).await;
    removed.next().await;
    owner
        .act(RemoveMember {
            id: colleague.me().id,
        })
        .await;
    assert_eq!(
        removed.next().await,
        None,
        "a removed member hears nothing more"
    );

    let mut listener = Listener::open(&owner).await;
    listener.next().await;
    owner.post("/api/v1/sign-out", &()).await;
    assert_eq!(
        listener.next().await,
        None,
        "after signing out nothing more is heard"
    );
}

#[tokio::test]
async fn a_stream_does_not_keep_the_server_from_ending() {
    let (mut world, owner) = World::with_owner().await;
    let mut listener = Listener::open(&owner).await;
    listener.next().await;
    world.stop().await;
    assert_eq!(listener.next().await, None);
}

#[tokio::test]
async fn colleagues_hear_who_is_present_and_strangers_do_not() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    let stranger = world.stranger("stranger").await;
    let conversation_id = ConversationId(uuid::Uuid::from_u128(7));
    let say = async |conversation_id, writing| {
        let said = Presence {
            tab: uuid::Uuid::from_u128(1),
            conversation_id,
            writing,
        };
        let reply = colleague.post("/api/v1/presence", &said).await;
        assert_eq!(reply.status, 204);
    };
    let mut listener = Listener::open(&owner).await;
    let mut foreign = Listener::open(&stranger).await;
    let here = |writing| Present {
        conversation_id,
        member_id: colleague.me().id,
        writing,
    };
    for (of, writing, expected) in [
        (Some(conversation_id), false, vec![here(false)]),
        (Some(conversation_id), true, vec![here(true)]),
        (None, false, vec![]),
    ] {
        say(of, writing).await;
        assert_eq!(listener.present().await, expected);
    }
    say(Some(conversation_id), false).await;
    let own = Presence {
        tab: uuid::Uuid::from_u128(2),
        conversation_id: Some(ConversationId(uuid::Uuid::from_u128(8))),
        writing: false,
    };
    stranger.post("/api/v1/presence", &own).await;
    let heard: Vec<_> = foreign
        .present()
        .await
        .iter()
        .map(|it| it.member_id)
        .collect();
    assert_eq!(heard, [stranger.me().id]);
}
