//! The process that draws the page can end: it met a mistake of its own, or the computer ran out of memory. The vault is in
//! this process and stays as it is; the page begins anew. Windows does that by itself.

use tauri::{Runtime, WebviewWindow};

/// Lets the page begin anew whenever its process has ended. Once for each window. On macOS [`begin_anew`] does it.
pub fn follow<R: Runtime>(window: &WebviewWindow<R>) {
    #[cfg(target_os = "linux")]
    linux::follow(window);
    #[cfg(not(target_os = "linux"))]
    let _ = window;
}

/// Has the app begin its page anew whenever the page's process has ended.
#[cfg(target_os = "macos")]
pub fn begin_anew<R: Runtime>(app: tauri::Builder<R>) -> tauri::Builder<R> {
    app.on_web_content_process_terminate(|page| {
        tracing::error!("the page's process ended");
        if let Err(error) = page.reload() {
            tracing::error!(%error, "the page");
        }
    })
}

#[cfg(target_os = "linux")]
mod linux {
    use tauri::{Runtime, WebviewWindow};
    use webkit2gtk::WebViewExt;

    pub(super) fn follow<R: Runtime>(window: &WebviewWindow<R>) {
        let asked = window.with_webview(|view| {
            view.inner().connect_web_process_terminated(|view, reason| {
                tracing::error!(?reason, "the page's process ended");
                view.reload();
            });
        });
        if let Err(error) = asked {
            tracing::warn!(%error, "following the page");
        }
    }
}
