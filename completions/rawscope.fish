function __rawscope_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __rawscope_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __rawscope_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __rawscope_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __rawscope_parse_tokens -S
    set -l unparsed_tokens (__rawscope_tokens -pc)
    # Options without a command are those of flows.
    if test (count $unparsed_tokens) -gt 1
        if not contains -- $unparsed_tokens[2] flows packets interfaces help
            set unparsed_tokens $unparsed_tokens[1] flows $unparsed_tokens[2..]
        end
    else if string match -q -- '-*' (commandline -ct)
        set -a unparsed_tokens flows
    end
    switch $unparsed_tokens[1]
    case 'rawscope'
        __rawscope_parse_subcommand 0 'version' 'help'
        switch $unparsed_tokens[1]
        case 'flows'
            __rawscope_parse_subcommand -r 1 'i/interface=' 'r=+' 'via=' 'p/no-promiscuous-mode' 's/snapshot-length=' 'B/buffer-size=' 'y/linktype=' 'Q/direction=' 'c=' 'L/list-data-link-types' 'D/list-interfaces' 'Z/relinquish-privileges=' 'F=' 'd' 'tunnels=' 'separate=' 'fragments=' 'no-split' 'by=' 'top=' 'sort=' 'exact' 'n' 'l' 'json' 'no-progress' 't' 'utc' 'micro' 'nano' 'q' 'v' 'color=' 'count' 'w=' 'U/packet-buffered' 'version' 'h/help'
        case 'packets'
            __rawscope_parse_subcommand -r 1 'i/interface=' 'r=+' 'via=' 'p/no-promiscuous-mode' 's/snapshot-length=' 'B/buffer-size=' 'y/linktype=' 'Q/direction=' 'c=' 'L/list-data-link-types' 'D/list-interfaces' 'Z/relinquish-privileges=' 'F=' 'd' 'packet=' 'count' 'v' 'q' 'e' '#/number' 'S/absolute-tcp-sequence-numbers' 'K/dont-verify-checksums' 'tunnels=' 'x' 'X' 'A' 'n' 'l' 'json' 'no-progress' 't' 'utc' 'micro' 'nano' 'w=' 'print' 'U/packet-buffered' 'version' 'h/help'
        case 'interfaces'
            __rawscope_parse_subcommand 0 'color=' 'json' 'version' 'h/help'
        case 'help'
            __rawscope_parse_subcommand -r 1 'version'
        end
    end
end

function __rawscope_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __rawscope_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __rawscope_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __rawscope_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__rawscope_tokens -p)
    if test -z "$(__rawscope_tokens -t)"
        set -l index (count (__rawscope_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'rawscope' -f
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope" version' -l 'version' -d 'Show the version.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope" help' -l 'help' -d 'Show help information.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_positional "rawscope" -eq 1' -fa 'flows' -d 'Print the flows of each endpoint (the default).'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_positional "rawscope" -eq 1' -fa 'packets' -d 'Print a line for each packet.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_positional "rawscope" -eq 1' -fa 'interfaces' -d 'List what can be captured from, and how.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_positional "rawscope" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" i interface' -s 'i' -l 'interface' -d 'Capture from this interface.' -rfka '(ls /sys/class/net)'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows"' -s 'r' -d 'Read this capture file (pcap, pcapng); - is standard input. May be given again: all are read, in order.' -rF
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" via' -l 'via' -d 'Take frames through an AF_PACKET ring or through libpcap; auto tries the ring first.' -rfka 'auto ring libpcap'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" no-promiscuous-mode p' -s 'p' -l 'no-promiscuous-mode' -d 'Leave the interface out of promiscuous mode.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" s snapshot-length' -s 's' -l 'snapshot-length' -d 'Keep at most this many bytes of each frame; 0 is 262144, the default.' -rfka ''
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" B buffer-size' -s 'B' -l 'buffer-size' -d 'Room for frames that wait to be read; 65536 by default.' -rfka ''
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" linktype y' -s 'y' -l 'linktype' -d 'Ask the interface for this link type, by its libpcap name.' -rfka ''
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" Q direction' -s 'Q' -l 'direction' -d 'Take only frames that travel this way.' -rfka 'in out inout'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" c' -s 'c' -d 'Stop after this many frames that match.' -rfka ''
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" L list-data-link-types' -s 'L' -l 'list-data-link-types' -d 'List the interface\'s link types.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" D list-interfaces' -s 'D' -l 'list-interfaces' -d 'List what can be captured from.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" Z relinquish-privileges' -s 'Z' -l 'relinquish-privileges' -d 'Become this user once interface and outputs are open; by default who called sudo, else nobody.' -rfka ''
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" F' -s 'F' -d 'Read the filter from this file.' -rF
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows"' -s 'd' -d 'Print the compiled filter and stop: -d in assembly, -dd as a C fragment, -ddd as numbers.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" tunnels' -l 'tunnels' -d 'Which IP header of a tunnelled packet names its flow.' -rfka 'inner outer'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" separate' -l 'separate' -d 'Keep equal addresses apart by vlan, interface or both: vlan,interface.' -rfka 'vlan interface vlan,interface'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" fragments' -l 'fragments' -d 'Count fragments with the flow that their first one names, or apart, by address pair.' -rfka 'join apart'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" no-split' -l 'no-split' -d 'Keep one flow where a closed connection\'s ports are used again.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" by' -l 'by' -d 'What a row is about; by default host, and flow with --json.' -rfka 'host endpoint service pair flow'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" top' -l 'top' -d 'Rows at most, or hosts with as many lines each; 0 is all. Ten hosts of five lines on a terminal, else all.' -rfka ''
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" sort' -l 'sort' -d 'Order, greatest first; bytes by default, but flows in a table or in JSON stand in order of time.' -rfka 'bytes packets flows duration'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" exact' -l 'exact' -d 'Print whole numbers instead of 1.2 MB.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows"' -s 'n' -d 'Print addresses as numbers; they always are.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" l' -s 'l' -d 'Write each line as soon as it is made.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" json' -l 'json' -d 'Write JSON Lines, one object a line.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" no-progress' -l 'no-progress' -d 'Show no progress while a large file is read.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows"' -s 't' -d 'Times: -t none, -tt seconds since 1970, -ttt since the line before, -tttt date and time, -ttttt since the first line.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" utc' -l 'utc' -d 'Times in UTC instead of local time.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" micro' -l 'micro' -d 'Times to the microsecond, the default.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" nano' -l 'nano' -d 'Times to the nanosecond.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" q' -s 'q' -d 'Less talk: no progress, no closing statistics.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows"' -s 'v' -d 'Say more: how the interface was opened and which rights were given away; what a file says of its interfaces.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" color' -l 'color' -d 'Colour; auto is on a terminal, unless NO_COLOR is set.' -rfka 'auto always never'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" count' -l 'count' -d 'Print only how many frames and flows there are.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" w' -s 'w' -d 'Also write the frames to this pcap file; - is standard output, and the report goes to standard error.' -rF
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" U packet-buffered' -s 'U' -l 'packet-buffered' -d 'Write each batch of frames at once (with -w).'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" version' -l 'version' -d 'Show the version.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope flows" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" i interface' -s 'i' -l 'interface' -d 'Capture from this interface.' -rfka '(ls /sys/class/net)'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets"' -s 'r' -d 'Read this capture file (pcap, pcapng); - is standard input. May be given again: all are read, in order.' -rF
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" via' -l 'via' -d 'Take frames through an AF_PACKET ring or through libpcap; auto tries the ring first.' -rfka 'auto ring libpcap'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" no-promiscuous-mode p' -s 'p' -l 'no-promiscuous-mode' -d 'Leave the interface out of promiscuous mode.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" s snapshot-length' -s 's' -l 'snapshot-length' -d 'Keep at most this many bytes of each frame; 0 is 262144, the default.' -rfka ''
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" B buffer-size' -s 'B' -l 'buffer-size' -d 'Room for frames that wait to be read; 65536 by default.' -rfka ''
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" linktype y' -s 'y' -l 'linktype' -d 'Ask the interface for this link type, by its libpcap name.' -rfka ''
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" Q direction' -s 'Q' -l 'direction' -d 'Take only frames that travel this way.' -rfka 'in out inout'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" c' -s 'c' -d 'Stop after this many frames that match.' -rfka ''
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" L list-data-link-types' -s 'L' -l 'list-data-link-types' -d 'List the interface\'s link types.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" D list-interfaces' -s 'D' -l 'list-interfaces' -d 'List what can be captured from.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" Z relinquish-privileges' -s 'Z' -l 'relinquish-privileges' -d 'Become this user once interface and outputs are open; by default who called sudo, else nobody.' -rfka ''
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" F' -s 'F' -d 'Read the filter from this file.' -rF
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets"' -s 'd' -d 'Print the compiled filter and stop: -d in assembly, -dd as a C fragment, -ddd as numbers.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" packet' -l 'packet' -d 'Take only the packets with these numbers, which count from 1: 9, 3-7, or several with commas: 3-7,9.' -rfka ''
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" count' -l 'count' -d 'Print only how many packets there are.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets"' -s 'v' -d 'More on each line: options, TTL, checksum verdicts; a second and a third v add nothing to the line. It also says how the interface was opened and which rights were given away, and what a file says of its interfaces.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" q' -s 'q' -d 'Less on each line: addresses, protocol and length.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" e' -s 'e' -d 'Print the link-layer header.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" # number' -s '#' -l 'number' -d 'Print each packet\'s number in the capture.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" S absolute-tcp-sequence-numbers' -s 'S' -l 'absolute-tcp-sequence-numbers' -d 'Print TCP sequence numbers as they are sent, not from each connection\'s first.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" K dont-verify-checksums' -s 'K' -l 'dont-verify-checksums' -d 'Verify no checksum.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" tunnels' -l 'tunnels' -d 'Which packet of a tunnelled one is printed.' -rfka 'inner outer'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets"' -s 'x' -d 'Also print the bytes in hexadecimal, without the link-layer header; -xx with it.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets"' -s 'X' -d 'Also print the bytes in hexadecimal and as text, without the link-layer header; -XX with it.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets"' -s 'A' -d 'Also print the bytes as text, without the link-layer header; -AA with it.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets"' -s 'n' -d 'Print addresses as numbers; they always are.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" l' -s 'l' -d 'Write each line as soon as it is made.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" json' -l 'json' -d 'Write JSON Lines, one object a line.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" no-progress' -l 'no-progress' -d 'Show no progress while a large file is read.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets"' -s 't' -d 'Times: -t none, -tt seconds since 1970, -ttt since the line before, -tttt date and time, -ttttt since the first line.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" utc' -l 'utc' -d 'Times in UTC instead of local time.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" micro' -l 'micro' -d 'Times to the microsecond, the default.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" nano' -l 'nano' -d 'Times to the nanosecond.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" w' -s 'w' -d 'Write the frames to this pcap file, and print no lines; - is standard output.' -rF
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" print' -l 'print' -d 'Print the lines as well (with -w); to standard error where frames go to standard output.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" U packet-buffered' -s 'U' -l 'packet-buffered' -d 'Write each batch of frames at once (with -w).'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" version' -l 'version' -d 'Show the version.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope packets" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope interfaces" color' -l 'color' -d 'Colour; auto is on a terminal, unless NO_COLOR is set.' -rfka 'auto always never'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope interfaces" json' -l 'json' -d 'Write JSON Lines, one object a line.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope interfaces" version' -l 'version' -d 'Show the version.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope interfaces" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'rawscope' -n '__rawscope_should_offer_completions_for_flags_or_options "rawscope help" version' -l 'version' -d 'Show the version.'
