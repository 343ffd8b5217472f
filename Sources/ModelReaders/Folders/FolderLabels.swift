/// What the classes are called in a model hub's folder.
enum FolderLabels {
  /// `id2label` of `transformers`; nil where it names none, or numbers them only (`LABEL_0`).
  static func hub(_ configuration: Configuration) throws(ModelError) -> ClassNames? {
    guard let value = configuration["id2label"] else { return nil }
    guard let names = value.object else { throw configuration.fault("id2label", "is no object of names") }
    let labels = try inOrder(names, "id2label", configuration)
    guard !labels.enumerated().allSatisfy({ $1 == "LABEL_\($0)" }) else { return nil }
    return areImageNets(labels) ? .imageNet : ClassNames(labels, source: "config.json")
  }

  /// `label_names` of `timm`, with their descriptions; where it names none, a thousand classes are ImageNet's, as timm takes
  /// them.
  static func timm(_ configuration: Configuration, _ settings: Configuration) throws(ModelError) -> ClassNames? {
    let holder = configuration["label_names"] == nil ? settings : configuration
    let descriptions = holder["label_descriptions"]?.object ?? [:]
    guard let value = holder["label_names"] else {
      let count = try configuration.integer("num_classes", 1000, in: 1...1_000_000)
      return count == ImageNetClasses.labels.count ? .imageNet : nil
    }
    let names: [String]
    if let list = value.list {
      names = list.compactMap(\.text)
      guard names.count == list.count else { throw holder.fault("label_names", "holds other things than names") }
    } else if let object = value.object {
      names = try inOrder(object, "label_names", holder)
    } else {
      throw holder.fault("label_names", "is neither a list nor an object of names")
    }
    if names.elementsEqual(ImageNetClasses.all.map { $0.wordNetID ?? "" }) { return .imageNet }
    return ClassNames(names.map { descriptions[$0]?.text ?? $0 }, source: "config.json")
  }

  /// Of `{"0": "cat", "1": "dog"}`, which has to name each class once.
  private static func inOrder(
    _ names: [String: JSONValue], _ key: String, _ configuration: Configuration
  ) throws(ModelError) -> [String] {
    var labels = [String?](repeating: nil, count: names.count)
    for (number, name) in names {
      guard let index = Int(number), labels.indices.contains(index), labels[index] == nil, let text = name.text else {
        throw configuration.fault(key, "does not number its \(names.count) names from 0 on")
      }
      labels[index] = text
    }
    return labels.compactMap { $0 }
  }

  /// True where nearly all names are those of ImageNet's classes, in their order: `tabby, tabby cat`.
  private static func areImageNets(_ names: [String]) -> Bool {
    guard names.count == ImageNetClasses.all.count else { return false }
    let fitting = zip(names, ImageNetClasses.all).count { name, label in
      let first = name.split(separator: ",").first.map { $0.lowercased() } ?? ""
      return label.names.contains { $0.lowercased() == first }
    }
    return fitting * 20 >= names.count * 19
  }
}
