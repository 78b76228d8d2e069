import ArgumentParser
import Flow

/// By which of the two ways frames are taken from an interface.
enum CaptureWay: String, ExpressibleByArgument, CaseIterable {
  case auto
  case ring
  case libpcap
}

/// Which way frames travel, seen from this host.
enum TravelDirection: String, ExpressibleByArgument, CaseIterable {
  case incoming = "in"
  case outgoing = "out"
  case both = "inout"
}

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
}

/// What one row of the report is about.
enum RowSubject: String, ExpressibleByArgument, CaseIterable {
  case host
  case endpoint
  case service
  case pair
  case flow
}

/// What rows are ordered by: Flow says which keys there are.
extension SortKey: ExpressibleByArgument {}

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
