/// The page that asks while one drags: its files by path.
public enum LivePage {
    /// What the page may do: run its own scripts, without eval, use its own styles, and talk to its own server.
    public static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
        connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
        """

    /// - Parameter charts: the script that draws Vega-Lite, served as `/vega.js`; nil where there is none.
    public static func files(charts: String?) -> [String: Reply] {
        var files: [String: Reply] = [
            "/": Reply(type: "text/html; charset=utf-8", body: PackageResources.index_html),
            "/styles.css": Reply(type: "text/css; charset=utf-8", body: PackageResources.styles_css),
        ]
        for (name, script) in scripts { files["/\(name).js"] = Reply(type: javaScript, body: script) }
        if let charts { files["/vega.js"] = Reply(type: javaScript, body: Array(charts.utf8)) }
        return files
    }

    private static let javaScript = "text/javascript; charset=utf-8"

    private static let scripts: [(name: String, script: [UInt8])] = [
        ("announcer", PackageResources.announcer_js),
        ("audit", PackageResources.audit_js),
        ("bargain", PackageResources.bargain_js),
        ("certificate", PackageResources.certificate_js),
        ("compete", PackageResources.compete_js),
        ("curve", PackageResources.curve_js),
        ("delimited", PackageResources.delimited_js),
        ("design", PackageResources.design_js),
        ("downloads", PackageResources.downloads_js),
        ("elements", PackageResources.elements_js),
        ("example", PackageResources.example_js),
        ("field", PackageResources.field_js),
        ("files", PackageResources.files_js),
        ("grid", PackageResources.grid_js),
        ("gridintake", PackageResources.gridintake_js),
        ("gridmarks", PackageResources.gridmarks_js),
        ("link", PackageResources.link_js),
        ("livetable", PackageResources.livetable_js),
        ("menu", PackageResources.menu_js),
        ("numbers", PackageResources.numbers_js),
        ("page", PackageResources.page_js),
        ("panel", PackageResources.panel_js),
        ("pilot", PackageResources.pilot_js),
        ("probabilities", PackageResources.probabilities_js),
        ("problems", PackageResources.problems_js),
        ("question", PackageResources.question_js),
        ("runtime", PackageResources.runtime_js),
        ("scales", PackageResources.scales_js),
        ("scenarios", PackageResources.scenarios_js),
        ("shelf", PackageResources.shelf_js),
        ("slider", PackageResources.slider_js),
        ("specification", PackageResources.specification_js),
        ("store", PackageResources.store_js),
        ("tabs", PackageResources.tabs_js),
        ("telling", PackageResources.telling_js),
        ("terms", PackageResources.terms_js),
        ("typecolumns", PackageResources.typecolumns_js),
    ]
}
