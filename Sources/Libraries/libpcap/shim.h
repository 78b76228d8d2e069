// libpcap's public header: filter compiler, live capture where the ring is refused, device list.
#include <pcap/pcap.h>
