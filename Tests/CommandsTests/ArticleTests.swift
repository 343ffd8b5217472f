import Articles
import Foundation
import MetaCAM
import TestSupport
import Testing

/// The articles of the library: their code is what `Examples` holds, and does what they say.
@Suite struct ArticleTests {
  private static let network = Fixtures.path("goldens/narrow_resnet-1.onnx")
  private static let picture = Fixtures.path("../../Examples/chelsea.png")

  private static func files(in folder: String, ending: String) throws -> [(name: String, text: String)] {
    let root = Fixtures.path("../../\(folder)")
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(ending) }.sorted().map {
      (name: $0, text: try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8))
    }
  }

  /// What stands between fences for Swift; a manifest, which begins with its name, is none that can be compiled here.
  private static func code(in text: String) -> [String] {
    text.matches(of: #/(?s)\n```swift\n(.*?\n)```\n/#).map { String($0.1) }.filter {
      !$0.hasPrefix("// Package.swift\n")
    }
  }

  private static func indented(_ code: String, by spaces: Int) -> String {
    code.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "" : String(repeating: " ", count: spaces) + $0
    }.joined(separator: "\n")
  }

  @Test func showCodeThatIsCompiled() throws {
    let sources = try Self.files(in: "Examples", ending: ".swift").map { "\n" + $0.text }
    let articles = try Self.files(in: "Documentation/MetaCAM.docc", ending: ".md")
    #expect(articles.count == 7)
    for article in articles {
      let code = Self.code(in: article.text)
      #expect(!code.isEmpty, "\(article.name) shows no code")
      for block in code {
        let isCompiled = sources.contains { source in
          [0, 2].contains { source.contains("\n" + Self.indented(block, by: $0)) }
        }
        #expect(isCompiled, "\(article.name) shows what no file in Examples has:\n\(block)")
      }
    }
  }

  /// They see what a stranger sees.
  @Test func importTheFaçadeAlone() throws {
    for file in try Self.files(in: "Examples/Articles", ending: ".swift") {
      let imports = Set(file.text.matches(of: #/(?m)^.*\bimport\b (\w+)$/#).map { String($0.1) })
      #expect(imports.subtracting(["Foundation"]) == ["MetaCAM"], "\(file.name)")
    }
  }

  @Test func takeANetworkAsItsOwnerDoes() async throws {
    let answer = try await yourNetwork(
      file: Self.network, picture: Self.picture, layer: "/layer3/layer3.0/relu_2/Relu")
    #expect(answer.probability > 0.1 && answer.probability <= 1)
  }

  @Test func takeATensorThatIsPrepared() async throws {
    let folder = try WorkFolder()
    let file = folder.url.path + "/input.safetensors"
    let tensor = Tensor(shape: [3, 96, 96], elements: [Float](repeating: 0.5, count: 3 * 96 * 96))
    try SafetensorsFile.write([(name: "input", tensor: tensor)], to: file)
    #expect(try await prepared(file: Self.network, tensor: file).maps[0].map.shape == [96, 96])
  }

  @Test func judgeMaps() async throws {
    let score = try #require(try await isItRight(network: Self.network, picture: Self.picture))
    #expect((-0.5...0.5).contains(score))
  }

  @Test func auditAMethod() async throws {
    let folder = try WorkFolder()
    let result = try await audited(network: Self.network, picture: Self.picture, folder: folder.url.path)
    #expect(result.sections.count == AuditTest.all.count)
    #expect(folder.files == AuditReport.files.sorted())
  }

  @Test func makeAnEnsemble() async throws {
    let outcome = try await ensemble(network: Self.network, picture: Self.picture)
    #expect(outcome.chosen[.memberSearch]?.shape == [96, 96])
    #expect(outcome.result.members.map(\.method) == ["grad-cam", "layer-cam", "eigen-cam"])
  }

  @Test func studyAListOfCases() async throws {
    let folder = try WorkFolder()
    let list = try folder.write("cases.csv", "image,class\n\(Self.picture),3\n".utf8)
    let merged = try await study(network: Self.network, list: list, folder: folder.url.path + "/run")
    #expect(merged.finished == 1 && merged.failures.isEmpty)
    #expect(folder.files.contains("run/report.html") && folder.files.contains("run/results.sqlite"))
  }

  @Test func readPicturesAndDICOM() async throws {
    #expect(try reading(picture: Self.picture).width == 451)
    let folder = try WorkFolder()
    let results = try await dicom(
      network: Self.network, picture: Fixtures.path("dicom/grey-12-implicit.dcm"), folder: folder.url.path)
    #expect(!results.parametricMap.isEmpty)
    #expect(folder.files == ["map.map.dcm", "map.sc.dcm"])
    for file in folder.files { #expect(DICOMPicture.isDICOM(folder.url.path + "/" + file)) }
  }

  @Test(.enabled(if: (try? FilmTools.found()) != nil, "ffmpeg is not installed")) func explainAFilm() async throws {
    let folder = try WorkFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try FilmTools.found().ffmpeg)
    process.arguments = "-nostdin -v error -f lavfi -i testsrc=s=96x72:r=5:d=1 cat.mp4".split(separator: " ").map(
      String.init)
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    let path = folder.url.path
    let result = try await film(network: Self.network, film: "\(path)/cat.mp4", result: "\(path)/cat-cam.mp4")
    #expect(result.frameCount == 5 && result.fault == nil)
  }

  @Test func sayWhatFails() async throws {
    #expect(errors(network: "resnet5").hasPrefix("another name, please: "))
    #expect(errors(network: "none.onnx").contains("no such file"))
    #expect(errors(network: Self.network) == "none")
    let folder = try WorkFolder()
    let explained = try await series(
      network: Self.network, pictures: [Self.picture, "none.png", Self.picture], folder: folder.url.path)
    #expect(explained == 2)
    #expect(folder.files.count == 4)
  }
}
