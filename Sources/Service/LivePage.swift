/// The page that asks while one drags: its files by path.
public enum LivePage {
    /// What the page may do: run its own scripts, without eval, use its own styles, and talk to its own server.
    public static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
        connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
        """

    /// - Parameter charts: the script that draws Vega-Lite, served as `/vega.js`; nil where there is none.
    public static func files(charts: String?) -> [String: Reply] {
        var files = [
            "/": Reply(type: "text/html; charset=utf-8", body: Array(EmbeddedText.index_html.utf8)),
            "/styles.css": Reply(type: "text/css; charset=utf-8", body: Array(EmbeddedText.styles_css.utf8)),
        ]
        var scripts = EmbeddedText.files.filter { $0.key.hasSuffix(".js") }
        scripts["vega.js"] = charts
        for (name, script) in scripts {
            files["/\(name)"] = Reply(type: "text/javascript; charset=utf-8", body: Array(script.utf8))
        }
        return files
    }
}
