import Foundation
import Page
import TestSupport
import Testing

@Suite struct PageAssetsTests {
  private static let folder = URL(fileURLWithPath: Fixtures.path("../../Sources/Page/Assets")).standardizedFileURL

  /// The program has all of the page's files in it, and nothing else.
  @Test func areThoseOfTheFolder() throws {
    let names = try #require(FileManager.default.enumerator(atPath: Self.folder.path)?.compactMap { $0 as? String })
    let files = names.filter { $0.split(separator: "/").last?.contains(".") == true }.sorted()
    #expect(PageAssets.paths.filter { $0 != "styles/look.css" }.sorted() == files)
  }

  /// What is served is what stands in the folder now, byte by byte.
  @Test func areTheFilesOfTheFolder() throws {
    for path in PageAssets.paths where path != "styles/look.css" {
      let file = try Data(contentsOf: Self.folder.appendingPathComponent(path))
      #expect(PageAssets.bytes(path).map { Data($0) } == file, "\(path): build the program anew")
    }
  }

  /// Nothing is loaded from elsewhere, and nothing runs that stands in the page itself.
  @Test func loadNothingFromElsewhere() throws {
    var size = 0
    for path in PageAssets.paths where path != "styles/look.css" {
      let text = try String(contentsOf: Self.folder.appendingPathComponent(path), encoding: .utf8)
      size += text.utf8.count
      let links = text.matches(of: #/https?:\/\/[^\s'"`)]+/#).map { String($0.0) }
      #expect(links.allSatisfy { $0.hasPrefix("http://www.w3.org/") }, "\(path): \(links)")
      #expect(!text.contains("innerHTML"), "\(path)")
      #expect(!text.contains("eval("), "\(path)")
    }
    #expect(size < 300_000)
  }
}
