import ActivationMaps
import Classifiers
import Evaluation
import Failures
import Imaging
import MetaCAM

extension PageContext {
  /// What there is to ask, and of what.
  var serverRoutes: [Route] {
    [
      Route(
        .GET, "server", "What the server offers: networks, folders, studies, methods", answer: .json("Server")
      ) { _ in .json(await server()) }
    ]
  }

  private func server() async -> JSONValue {
    let groups = MethodGroups.usual.groups
    let networks = await shelf.listed
    return [
      "version": .string(options.version),
      "networks": .array(networks.map(Self.json)),
      "folders": .array(
        folders.map { ["folder": .string($0.id), "name": .string(ShownText.visible($0.name))] }),
      "studies": .array(studies.map(\.json)),
      "methods": .array(
        (Method.explaining + [.randomCAM]).map { method in
          [
            "method": .string(method.slug), "title": .string(Self.title(method.slug)),
            "summary": .string(method.summary),
            "source": .string(method.source),
            "group": .optional(groups.firstIndex { $0.contains(method.slug) }),
            "cost": method.runsEachChannel ? "slow" : "cheap", "isControl": .boolean(method.isControl),
          ]
        }),
      "colourMaps": .array(
        ColourMap.all.map { ["name": .string($0.slug), "summary": .string($0.summary)] }),
      "groups": .array(
        groups.map { ["group": .string($0.joined(separator: " + ")), "methods": .strings($0)] }),
      "protocols": .strings(RemovalProtocol.allCases.map(\.rawValue)),
      "consensuses": .strings(Consensus.allCases.map(\.rawValue)),
      "targets": .strings(ScoreTarget.allCases.map(\.rawValue)),
      "activations": .strings(Asking.activationNames), "tasks": .strings(TaskKind.slugs),
      "thresholds": .array(AdaptiveThreshold.usualPercentages.map(JSONValue.number)),
      "removalPercentages": .array(EvaluationOptions.usualPercentages.map(JSONValue.number)),
      "limits": [
        "pictureBytes": .integer(min(PageOptions.pictureBytes, pictures.cache.mostCost)),
        "pixels": .integer(options.limits.picturePixels),
        "networkBytes": .integer(PageOptions.networkBytes),
      ],
      "allowModelUpload": .boolean(options.allowsModelUpload),
    ]
  }

  static func json(_ network: NetworkShelf.Listed) -> JSONValue {
    ["network": .string(network.id), "name": .string(ShownText.visible(network.name))]
  }

  /// `Grad-CAM++` of `grad-cam++`.
  private static func title(_ slug: String) -> String {
    slug.split(separator: "-").map { part in
      if part.hasPrefix("cam") { return "CAM" + part.dropFirst(3) }
      return part == "xgrad" ? "XGrad" : part == "hires" ? "HiRes" : part.prefix(1).uppercased() + part.dropFirst()
    }.joined(separator: "-")
  }
}
