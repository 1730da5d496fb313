//! Small labels.

use super::icon::{Glyph, Icon};
use crate::texts::values;
use domain::Channel;
use leptos::prelude::*;

/// A label; its tone is never the only thing that says what it means.
#[component]
pub fn Chip(
    #[prop(optional, into)] tone: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! { <span class="chip" data-tone=tone>{children()}</span> }
}

/// The glyph of a channel.
pub const fn channel_glyph(channel: Channel) -> Glyph {
    match channel {
        Channel::Email => Glyph::Mail,
        Channel::Linkedin => Glyph::Linkedin,
        Channel::Instagram => Glyph::Camera,
        Channel::TwitterX => Glyph::Cross,
        Channel::Whatsapp => Glyph::Whatsapp,
        Channel::PhoneCall => Glyph::Phone,
        Channel::Sms => Glyph::Bubble,
        Channel::Other => Glyph::Dots,
    }
}

/// A channel with its glyph and name.
#[component]
pub fn ChannelChip(channel: Channel) -> impl IntoView {
    view! {
        <span class="chip">
            <Icon glyph=channel_glyph(channel) />
            {values::channel(channel)}
        </span>
    }
}
