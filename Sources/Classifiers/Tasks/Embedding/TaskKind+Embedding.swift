import Graphs

extension TaskKind {
  static let prompts = TaskKind(
    slug: Embedding.promptsSlug, summary: "how near a picture is to texts, by CLIP and its like",
    outputs: { $0.embedding },
    task: { outputs, _ in outputs.first.map { Embedding(slug: Embedding.promptsSlug, width: $0.count) } })

  static let embed = TaskKind(
    slug: Embedding.likenessSlug, summary: "how like a picture is to others, by networks for retrieval or faces",
    outputs: { $0.embedding },
    task: { outputs, _ in outputs.first.map { Embedding(slug: Embedding.likenessSlug, width: $0.count) } })
}

extension TaskSight {
  /// The output that is a point for a picture, and depends on no text.
  fileprivate var embedding: TaskKind.FoundOutputs? {
    let ofOthers = graph.inputs.filter { $0.dimensions.count != 4 }.reduce(into: Set<String>()) {
      $0.formUnion(graph.values(dependingOn: $1.name))
    }
    let candidates = floats.filter { name in
      guard let shape = graph.types[name]?.shape, shape.count >= 2, !ofOthers.contains(name) else { return false }
      return shape.dropFirst().count { $0 > 1 } == 1
    }
    let chosen = candidates.first { $0 == "image_embeds" } ?? (candidates.count == 1 ? candidates.first : nil)
    return chosen.map { TaskKind.FoundOutputs(names: [$0], isCertain: false) }
  }
}
