/// The 21,843 classes of the whole of ImageNet, in the order of their WordNet ids, in which networks put them out.
///
///     ImageNet21kClasses.all[0].name       // "organism"
///
/// Some networks have 21,841 of them: `fewer`. Many names stand for several classes (`crane` is a bird and a machine); the
/// WordNet ids do not.
///
/// Source: Ridnik et al., "ImageNet-21K Pretraining for the Masses", 2021, on the data of Deng et al., "ImageNet: A Large-Scale
/// Hierarchical Image Database", 2009; names from Princeton University's WordNet 3.0, the first of each set of synonyms.
public enum ImageNet21kClasses {
  /// All classes, by index. Parsed at first use.
  public static let all = names.split(separator: "\n").enumerated().map { index, line in
    let id = line.prefix { $0 != " " }
    return ClassLabel(index: index, name: String(line.dropFirst(id.count + 1)), wordNetID: String(id))
  }

  /// The 21,841 of the release of fall 2011, which two that were split off later are not part of.
  public static let fewer = all.filter { !added.contains($0.index) }.enumerated().map { index, label in
    ClassLabel(index: index, name: label.name, wordNetID: label.wordNetID)
  }

  static let fewerCount = 21841
  private static let added: Set = [9205, 15027]
}
