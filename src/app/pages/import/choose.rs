//! The place where a file is chosen, or dropped.

use crate::{
    parts::{Icon, icon::Glyph},
    texts::import as words,
};
use leptos::{html, prelude::*};
use web_sys::File;

/// The input covers the whole zone, so that a file dropped there falls into it.
#[component]
pub fn ChooseFile(choose: Callback<File>) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let is_over = RwSignal::new(false);
    let chosen = move |_| {
        is_over.set(false);
        let Some(input) = node.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again, once it is corrected.
        input.set_value("");
        if let Some(file) = file {
            choose.run(file);
        }
    };
    view! {
        <div class="drop-zone" data-over=move || is_over.get().then_some("true")>
            <span class="empty__icon"><Icon glyph=Glyph::Upload /></span>
            <label class="drop-zone__label">
                {words::CHOOSE}
                <input
                    class="drop-zone__input"
                    type="file"
                    accept=".csv,.tsv,.txt,.xlsx,.mbox,.mbx,.eml,.zip,text/csv,text/tab-separated-values,text/plain,message/rfc822,application/mbox,application/zip"
                    node_ref=node
                    on:change=chosen
                    on:dragenter=move |_| is_over.set(true)
                    on:dragleave=move |_| is_over.set(false)
                    on:drop=move |_| is_over.set(false)
                />
            </label>
            <p class="soft">{words::CHOOSE_HELP}</p>
            <p class="faint">{words::NOTHING_YET}</p>
        </div>
    }
}
