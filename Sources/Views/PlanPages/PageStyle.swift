/// The one style of HTML pages. Its digest stands in their policy, so that no other style and no script can act.
package enum PageStyle {
    /// The digest of `text`, as a Content-Security-Policy names it; a test computes it anew.
    package static let digest = "sha256-5Xl/89d0BxvVKvxA11IdMJnm+10Ct9P/bDn3i3fDbHQ="

    package static let text = """
        :root{color-scheme:light dark;--line:#d0d7de;--soft:#f6f8fa;--dim:#57606a}
        @media (prefers-color-scheme:dark){:root{--line:#3d444d;--soft:#151b23;--dim:#9198a1}}
        *{box-sizing:border-box}
        body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
        h1{font-size:1.5rem}h2{font-size:1.25rem;margin-top:2.5rem;border-bottom:1px solid var(--line)}h3{font-size:1.1rem;margin-top:2rem}
        code,pre{font:0.85em/1.45 ui-monospace,monospace;background:var(--soft);border-radius:4px}
        code{padding:.1em .3em;overflow-wrap:anywhere}
        pre{padding:.7rem;overflow-x:auto;border:1px solid var(--line)}
        ol>li{margin:.6rem 0}
        .word{border-radius:1rem;padding:0 .6rem;color:#fff;background:#6e7781}
        .done{background:#1a7f37}.depends{background:#0969da}.asks{background:#9a6700}.refused,.fails{background:#cf222e}.watched,.standby{background:#8250df}
        .warning{border-left:4px solid #cf222e;padding:.5rem 1rem}
        h2 code,h3 code{font-size:1em}
        details{margin:.5rem 0}summary{cursor:pointer}
        .graph{overflow-x:auto;background:#fff;border:1px solid var(--line);border-radius:4px}
        """
}
