import Figures
import Files
import FoundationEssentials

/// The folders of a report, in which nothing of an earlier one stays.
///
///     let files = ReportFiles(folder: "run")
///     defer { files.end() }
///     files.remove(allBut: written)
struct ReportFiles {
  private let folder: String
  private let unfinished: UnfinishedFiles

  /// Takes away what a report that was killed has left half written.
  init(folder: String) {
    self.folder = folder
    unfinished = UnfinishedFiles(
      in: "\(folder)/pages", folders: [folder, "\(folder)/figures", "\(folder)/pages"]
    ) { path in
      path == "\(folder)/report.html" || path.hasPrefix("\(folder)/figures/") || path.hasPrefix("\(folder)/pages/")
    }
  }

  func end() { unfinished.end() }

  /// Pages of cases that are not shown any more, and figures of networks that are gone; what is no page and no figure stays.
  func remove(allBut written: [String]) {
    let written = Set(written)
    for (part, isOwn) in [("pages", Self.isPage), ("figures", Self.isFigure)] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")) ?? []
      for name in names where isOwn(name) && !written.contains("\(folder)/\(part)/\(name)") {
        try? FileManager.default.removeItem(atPath: "\(folder)/\(part)/\(name)")
      }
    }
  }

  private static func isPage(_ name: String) -> Bool { name.hasSuffix(".html") }

  private static func isFigure(_ name: String) -> Bool {
    FigureFormat.allCases.contains { name.hasSuffix(".\($0.rawValue)") }
      && ["ranks", "curves", "comparison", "contributions"].contains {
        name.hasPrefix("\($0).") || name.hasPrefix("\($0)-")
      }
  }
}
