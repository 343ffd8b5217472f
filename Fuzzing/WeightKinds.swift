import ModelReaders

let weightKinds = [
  InputKind(
    name: "pickle",
    corpus: { try Corpus.fixtures(["weights"], endings: [".pth", ".pt"]) },
    mutate: { input, other, random in
      var entries = Containers.entries(ofZip: input)
      guard let place = entries.firstIndex(where: isPickle) else {
        // The older form: pickles behind one another, and little beside them.
        ByteMutation.mutate(&input, other: other, tokens: pickleTokens, &random)
        return
      }
      let others = Containers.entries(ofZip: other).first(where: isPickle)
      ByteMutation.mutate(&entries[place].content, other: others?.content ?? other, tokens: pickleTokens, &random)
      input = Containers.zip(entries)
    }, reader: { { try readWeights($0) } }),
  InputKind(
    name: "zip",
    corpus: { try Corpus.fixtures(["weights"], endings: [".pth", ".pt"]).filter { $0.starts(with: "PK".utf8) } },
    mutate: { input, other, random in
      if Bool.random(using: &random) {
        ByteMutation.mutate(&input, other: other, tokens: zipTokens, &random)
      } else {
        // The directory is at the end, and small beside the weights.
        let start = max(0, input.count - Int.random(in: 22...2000, using: &random))
        var end = Array(input[start...])
        ByteMutation.mutate(&end, other: other, tokens: zipTokens, &random)
        input.replaceSubrange(start..., with: end)
      }
    }, reader: { { try readWeights($0) } }),
  InputKind(
    name: "safetensors", corpus: { try Corpus.fixtures(["weights", "architectures"], endings: [".safetensors"]) },
    mutate: { input, other, random in
      guard Int.random(in: 0..<5, using: &random) > 0, var parts = Containers.parts(ofSafetensors: input) else {
        ByteMutation.mutate(&input, other: other, &random)
        return
      }
      TextMutation.mutate(&parts.header, other: Containers.parts(ofSafetensors: other)?.header ?? [], &random)
      input = Containers.safetensors(parts.header, parts.rest)
    }, reader: { { try readWeights($0) } }),
]

private func isPickle(_ entry: Containers.ZipEntry) -> Bool {
  entry.name.suffix(8).elementsEqual("data.pkl".utf8)
}

/// Reads every element, so that one outside the file would be noticed.
private func readWeights(_ bytes: [UInt8]) throws {
  let memory = try GuardedBytes(bytes)
  var sum: Float = 0
  for (_, value) in try StateDictionary(bytes: memory.bytes, owner: memory) {
    sum += value.tensor?.withUnsafeElements { $0.reduce(0, +) } ?? Float(value.integers?.count ?? 0)
  }
  withExtendedLifetime(sum) {}
}

private let pickleTokens: [[UInt8]] =
  "(.012FIJKLMNPQRSTUVX]abcdeghijlopqrstu}\u{80}".utf8.map { [$0] }
  + (UInt8(0x80)...0x98).map { [$0] }
  + [
    "ctorch._utils\n_rebuild_tensor_v2\n", "ctorch\nFloatStorage\n", "ccollections\nOrderedDict\n", "cos\nsystem\n",
    "c__builtin__\neval\n", "cbuiltins\ngetattr\n", "cnumpy.core.multiarray\nscalar\n", "(lp0\n", "I2147483648\n",
    "L99999999999999999999L\n", "F1e999\n", "Vx\\ud800\n", "S'a'\n", "g0\n", "p0\n",
  ].map { Array($0.utf8) }
  + [
    [0x8A, 0xFF] + [UInt8](repeating: 0xFF, count: 8), [0x8B, 0xFF, 0xFF, 0xFF, 0x7F], [0x58, 0xFF, 0xFF, 0xFF, 0xFF],
    [0x8D] + [UInt8](repeating: 0xFF, count: 8), [0x72, 0xFF, 0xFF, 0xFF, 0xFF], [0x6A, 0, 0, 0, 0x80],
  ]

private let zipTokens: [[UInt8]] =
  ["PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "PK\u{6}\u{6}", "PK\u{6}\u{7}", "data.pkl", "/data/0", "byteorder"]
  .map { Array($0.utf8) } + [[0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF], [1, 0, 28, 0]]
