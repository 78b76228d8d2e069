import ArgumentParser
import Capture
import Flow
import Report

// What other rooms already name is named once: their raw values are the words of the command line.
extension CaptureMethod: ExpressibleByArgument {}
extension CaptureDirection: ExpressibleByArgument {}
extension SortKey: ExpressibleByArgument {}
extension FlowsReport.Subject: ExpressibleByArgument {}

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
}

/// Which IP header of a tunnelled packet names its flow.
enum TunnelChoice: String, ExpressibleByArgument, CaseIterable {
  case inner
  case outer
}

/// Where fragments beyond the first are counted.
enum FragmentChoice: String, ExpressibleByArgument, CaseIterable {
  case join
  case apart
}
