import Foundation
import ModelReaders
import Tensors
import TestSupport
import Testing

/// What classes are called, as files of many kinds list it.
@Suite struct ClassNamesTests {
  private static func names(_ text: String, ending: String = "txt") throws -> ClassNames {
    let file = TemporaryFile(ending: ".\(ending)")
    try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
    return try ClassNames(contentsOf: file.path)
  }

  private static let animals = ["cat", "dog", "guinea pig, small"]

  @Test(arguments: [
    ("cat\ndog\nguinea pig, small\n", "txt"), ("\u{FEFF}cat\r\ndog\r\nguinea pig, small\r\n\r\n", "txt"),
    ("1 dog\n0 cat\n2 guinea pig, small", "txt"), ("0: cat\n1: dog\n2: guinea pig, small", "names"),
    ("0,cat\n1,dog\n2,guinea pig, small", "txt"), ("cat\ndog\n\"guinea pig, small\"\n", "csv"),
    ("index,name\n2,\"guinea pig, small\"\n0,cat\n1,dog", "csv"),
    ("name,id\ncat,0\ndog,1\n\"guinea pig, small\",2", "csv"),
    ("label\tcount\tindex\ncat\t5\t0\ndog\t7\t1\nguinea pig, small\t9\t2", "tsv"),
    ("class\ncat\ndog\n\"guinea pig, small\"", "csv"), (#"["cat", "dog", "guinea pig, small"]"#, "json"),
    (#"{"cat": 0, "guinea pig, small": 2, "dog": 1}"#, "json"),
    (#"{"0": "cat", "1": "dog", "2": "guinea pig, small"}"#, "json"),
    (
      #"{"id2label": {"0": "cat", "1": "dog", "2": "guinea pig, small"}, "model_type": "vit", "x": [1.5, null, true]}"#,
      "json"
    ),
    ("{0: 'cat', 1: \"dog\", 2: 'guinea pig, small',}", "txt"),
  ]) func readsEachForm(_ text: String, _ ending: String) throws {
    let labels = try Self.names(text, ending: ending).labels(count: 3)
    #expect(labels.map(\.name) == Self.animals)
    #expect(try labels.index(matching: "dog") == 1)
  }

  @Test func knowsWordNetIDs() throws {
    let lists = [
      ("n02123045 tabby, tabby cat\nn02099601 golden retriever", "txt"),
      (#"{"1": ["n02099601", "golden retriever"], "0": ["n02123045", "tabby"]}"#, "json"),
    ]
    for (text, ending) in lists {
      let labels = try Self.names(text, ending: ending).labels(count: 2)
      #expect(labels.map(\.name) == ["tabby", "golden retriever"])
      #expect(try labels.index(matching: "n02099601") == 1)
    }
    let names = try Self.names("n02123045 tabby, tabby cat\nn02099601 golden retriever").labels(count: 2)
    #expect(names[0].synonyms == ["tabby cat"])
  }

  @Test func readsWhatTheFileOfANetworkSays() throws {
    let python = ["names": "{0: 'glioma', 1: 'it\\'s', 2: 'A\\u00e9\\U', 3: \"no 'tumour'\"}"]
    #expect(
      try ClassNames(metadata: python)?.labels(count: 4).map(\.name) == ["glioma", "it's", "AéU", "no 'tumour'"])
    #expect(try ClassNames(metadata: ["character": "0\n180"])?.labels(count: 2).map(\.name) == ["0", "180"])
    #expect(ClassNames(metadata: ["id2label": #"{"0": "a"}"#])?.count == 1)
    #expect(ClassNames(metadata: ["names": "{", "task": "classify"]) == nil)
    #expect(ClassNames(metadata: [:]) == nil)
  }

  @Test func fitsKnownCounts() throws {
    #expect(try ClassNames.imageNet.labels(count: 1000)[281].name == "tabby")
    let all = try ClassNames.imageNet21k.labels(count: 21843)
    let fewer = try ClassNames.imageNet21k.labels(count: 21841)
    // Of Deng et al.'s list: its ends, and a place behind each of the two that the shorter list lacks.
    #expect(all[0].name == "organism" && all[0].wordNetID == "n00004475" && all[21842].wordNetID == "n15102894")
    #expect(fewer[21840].wordNetID == "n15102894" && fewer[9205].wordNetID == all[9206].wordNetID)
    #expect(!fewer.contains { ["n03931044", "n09859684"].contains($0.wordNetID) })
    #expect(throws: ModelError.self) { try ClassNames.imageNet21k.labels(count: 21842) }
    #expect(ClassNames.builtIn(count: 21841).flatMap(ClassNames.init(builtIn:)) == .imageNet21k)
    let more = try ClassNames.imageNet.labels(count: 1001)
    #expect(more[0].name == "background" && more[282].name == "tabby" && more[282].index == 282)
    #expect(try Self.names("tumour").labels(count: 2).map(\.name) == ["not tumour", "tumour"])
    for count in [0, 1, 2, 4] {
      let error = #expect(throws: ModelError.self) { try Self.names("a\nb\nc").labels(count: count) }
      #expect(
        error?.code == .mismatch && error?.description.contains("names 3 classes, and the network has \(count)") == true
      )
    }
  }

  @Test(arguments: [
    (" \n\n", "txt", "no class names"), ("cat\n\ndog", "txt", "line 2"),
    ("[\"cat\", 3]", "json", "list of texts"), ("{\"cat\": 0, \"dog\": 0}", "json", "named twice"),
    ("{\"0\": \"cat\", \"2\": \"dog\"}", "json", "class 1 of 2"), ("{\"-1\": \"cat\"}", "json", "below 0"),
    ("{\"cat\"", "json", "no JSON"), ("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "json", "no JSON"),
    ("{}", "json", "no class names"),
    ("0,cat\n1\n", "csv", "line 2"), ("0 cat\n0 dog", "txt", "named twice"), ("[\"\\ud800\"]", "json", "no JSON"),
    ("{\"99999999999999999999\": \"cat\"}", "json", "class names in JSON"),
  ]) func refusesWhatIsNoList(_ text: String, _ ending: String, _ words: String) throws {
    let error = #expect(throws: ModelError.self) { try Self.names(text, ending: ending) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test func refusesBytes() throws {
    let file = TemporaryFile(ending: ".txt")
    try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: file.path))
    #expect(throws: ModelError.self) { try ClassNames(contentsOf: file.path) }
    #expect(throws: (any Error).self) { try ClassNames(contentsOf: "nowhere.txt") }
  }

  /// Whatever stands in a list, it gives names or an error.
  @Test func survivesDamage() throws {
    var random = SeededRandom(seed: 11)
    let texts = ["{0: 'a', 1: \"b\\u00e9\"}", "index,name\n0,a\n1,\"b\"", "[\"a\", {\"b\": [1, (2)]}]"]
    for round in 0..<3_000 {
      var bytes = Array(texts[round % 3].utf8)
      for _ in 0...2 {
        let place = Int(random.uniform(in: 0...Double(bytes.count - 1)))
        bytes[place] = UInt8(random.uniform(in: 0...127))
      }
      let names = ClassNames(metadata: ["names": String(decoding: bytes, as: UTF8.self)])
      #expect(names.map { $0.count > 0 } ?? true)
    }
  }
}
