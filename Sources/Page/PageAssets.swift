import Figures
import NIOHTTP1

/// The page's files, which the program has in it.
package enum PageAssets {
  private static let files: [(path: String, bytes: [UInt8])] = [
    ("components/axis.js", PackageResources.axis_js),
    ("components/case.js", PackageResources.case_js),
    ("components/classes.js", PackageResources.classes_js),
    ("components/compare-tab.js", PackageResources.compare_tab_js),
    ("components/contributions.js", PackageResources.contributions_js),
    ("components/curve.js", PackageResources.curve_js),
    ("components/display.js", PackageResources.display_js),
    ("components/ensemble-tab.js", PackageResources.ensemble_tab_js),
    ("components/explain.js", PackageResources.explain_js),
    ("components/exports.js", PackageResources.exports_js),
    ("components/gallery.js", PackageResources.gallery_js),
    ("components/header.js", PackageResources.header_js),
    ("components/help.js", PackageResources.help_js),
    ("components/layers-tab.js", PackageResources.layers_tab_js),
    ("components/map-view.js", PackageResources.map_view_js),
    ("components/maps-tab.js", PackageResources.maps_tab_js),
    ("components/network-upload.js", PackageResources.network_upload_js),
    ("components/notice.js", PackageResources.notice_js),
    ("components/pictures.js", PackageResources.pictures_js),
    ("components/question.js", PackageResources.question_js),
    ("components/reading.js", PackageResources.reading_js),
    ("components/removals.js", PackageResources.removals_js),
    ("components/scatter.js", PackageResources.scatter_js),
    ("components/studies.js", PackageResources.studies_js),
    ("components/words.js", PackageResources.words_js),
    ("core/api.js", PackageResources.api_js),
    ("core/dom.js", PackageResources.dom_js),
    ("core/keyboard.js", PackageResources.keyboard_js),
    ("core/main.js", PackageResources.main_js),
    ("core/session.js", PackageResources.session_js),
    ("core/state.js", PackageResources.state_js),
    ("favicon.svg", PackageResources.favicon_svg),
    ("index.html", PackageResources.index_html),
    ("maps/colour-tables.js", PackageResources.colour_tables_js),
    ("maps/colours.js", PackageResources.colours_js),
    ("maps/consensus.js", PackageResources.consensus_js),
    ("maps/explanations.js", PackageResources.explanations_js),
    ("maps/heat-map.js", PackageResources.heat_map_js),
    ("maps/painter.js", PackageResources.painter_js),
    ("maps/probe.js", PackageResources.probe_js),
    ("maps/regions.js", PackageResources.regions_js),
    ("styles/base.css", PackageResources.base_css),
    ("styles/charts.css", PackageResources.charts_css),
    ("styles/frame.css", PackageResources.frame_css),
    ("styles/maps.css", PackageResources.maps_css),
    ("styles/studies.css", PackageResources.studies_css),
    ("styles/look.css", ReportStyle.look),
  ]

  package static var paths: [String] { files.map(\.path) }

  /// A file as it is served; nil where there is none.
  package static func bytes(_ path: String) -> [UInt8]? { assets[path]?.bytes }

  private struct Asset: Sendable {
    let bytes: [UInt8]
    let type: String
    let tag: String
  }

  private static let assets: [String: Asset] = Dictionary(
    uniqueKeysWithValues: files.map { path, bytes in
      (path, Asset(bytes: bytes, type: type(of: path), tag: "\"\(Fingerprint.of(bytes).prefix(16))\""))
    })

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml", "json": "application/json", "txt": "text/plain; charset=utf-8",
  ]

  private static func type(of path: String) -> String {
    types[path.split(separator: ".").last.map(String.init) ?? ""] ?? "application/octet-stream"
  }

  /// A browser asks each time whether it has the file still, so that page and program are always of one version.
  static func response(_ path: String, _ request: Request) -> Response {
    guard let asset = assets[path] else {
      return Problem(.notFound, "unknown-address", "there is nothing at this address").response
    }
    let headers: HTTPHeaders = ["ETag": asset.tag, "Cache-Control": "no-cache"]
    guard request.header("If-None-Match") != asset.tag else { return Response(.notModified, headers) }
    return .bytes(asset.bytes, type: asset.type, headers)
  }
}
