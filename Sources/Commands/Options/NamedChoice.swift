import ArgumentParser
import Failures
import MetaCAM

/// A value out of a closed list, by its name on the command line.
///
///     @Option(help: "The colours of the map.")
///     var colourMap: ColourMap = .jet
///
/// Not `ExpressibleByArgument`, whose initialiser can't say which name lies nearest to a wrong one.
protocol NamedChoice: Sendable {
  static var all: [Self] { get }
  var slug: String { get }
}

extension NamedChoice where Self: CaseIterable & RawRepresentable, RawValue == String {
  static var all: [Self] { Array(allCases) }
  var slug: String { rawValue }
}

extension NamedChoice {
  static var names: [String] { all.map(\.slug) }

  /// - Throws: `ValidationError` with the nearest names and all of them; the parser adds which option it was.
  static func named(_ text: String) throws -> Self {
    if let choice = all.first(where: { $0.slug == text }) { return choice }
    let nearest = NearestNames.hint(for: text, among: names).drop { $0 == ";" || $0 == " " }
    let list = names.joined(separator: ", ")
    throw ValidationError(nearest.isEmpty ? "choose among \(list)." : "\(nearest) Choose among \(list).")
  }
}

extension Option {
  init(wrappedValue: Value, name: NameSpecification = .long, help: ArgumentHelp) where Value: NamedChoice {
    self.init(
      wrappedValue: wrappedValue, name: name, help: help.listing(Value.names, usual: wrappedValue.slug),
      completion: .list(Value.names), transform: Value.named)
  }

  /// Without a choice unless one is given.
  init<Choice: NamedChoice>(name: NameSpecification = .long, help: ArgumentHelp) where Value == Choice? {
    self.init(
      name: name, help: help.listing(Choice.names, usual: nil), completion: .list(Choice.names), transform: Choice.named
    )
  }
}

extension ArgumentHelp {
  /// With the values in the parser's own words.
  fileprivate func listing(_ values: [String], usual: String?) -> ArgumentHelp {
    var help = self
    help.abstract += " (values: \(values.joined(separator: ", "))\(usual.map { "; default: \($0)" } ?? ""))"
    return help
  }
}

extension CaseResult.Measure.Variant: NamedChoice {}
extension ChannelOrder: NamedChoice {}
extension ColourMap: NamedChoice {}
extension Consensus: NamedChoice {}
extension FigureFormat: NamedChoice {}
extension Fit: NamedChoice {}
extension Interpolation: NamedChoice {}
extension MapKeeping: NamedChoice {}
extension PadPosition: NamedChoice {}
extension Preset: NamedChoice {}
extension RemovalProtocol: NamedChoice {}
extension SampleScale: NamedChoice {}
extension ScoreTarget: NamedChoice {}
extension SearchChoice: NamedChoice {}
extension ShownView: NamedChoice {}
extension StudyProfile: NamedChoice {}
