using Hengjian.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hengjian.Indicators.Yaml;

/// <summary>
/// Reads YAML in one pass over the parser's events, and refuses what our files never need and a malicious one would use:
/// references, keys that are no text, and nesting or size without end.
/// </summary>
internal sealed class YamlTree
{
    private const int DeepestNesting = 30;

    // Twenty times our largest file; a hostile one is refused before it is held in memory as a tree.
    private const int MostCharacters = 1_000_000;
    private const int MostNodes = 100_000;
    private const int LongestText = 10_000;

    // Below this many keys looking through them all is as fast as a set.
    private const int FewKeys = 16;

    private readonly string file;
    private readonly Parser parser;
    private int nodes;

    private YamlTree(string file, string text) => (this.file, parser) = (file, new Parser(new StringReader(text)));

    /// <summary>The one document of a file.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="text">The YAML.</param>
    /// <returns>Keys and values; or why not.</returns>
    public static Result<YamlPairs> Read(string file, string text)
    {
        if (text.Length > MostCharacters) return YamlProblems.TooBig(file, "文件的字符数", MostCharacters);
        var tree = new YamlTree(file, text);
        try
        {
            return tree.Document();
        }
        catch (Refusal refusal)
        {
            return refusal.Problem;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16 leaves its scanner this way on some broken flow mappings instead of telling where.
            return YamlProblems.Syntax($"{file} 第 {tree.parser.Current?.End.Line ?? 1} 行以后", "花括号或方括号里的写法不对。");
        }
        catch (YamlException e)
        {
            return YamlProblems.Syntax($"{file} 第 {e.Start.Line} 行第 {e.Start.Column} 列", e.InnerException?.Message ?? e.Message);
        }
    }

    private Result<YamlPairs> Document()
    {
        YamlNode? top = null;
        var documents = 0;
        while (parser.MoveNext())
        {
            if (parser.Current is DocumentStart) documents++;
            else if (parser.Current is NodeEvent or AnchorAlias) top = Node(0);
        }
        return documents == 1 && top is YamlPairs pairs ? pairs : YamlProblems.Syntax(file, "最外层应是键和值。");
    }

    // The parser stands on the first event of the node; afterwards on its last.
    private YamlNode Node(int depth)
    {
        var now = parser.Current!;
        var line = (int)now.Start.Line;
        if (depth >= DeepestNesting) throw Refused(YamlProblems.Syntax(Where(line), $"嵌套太深，最多 {DeepestNesting} 层。"));
        if (++nodes > MostNodes) throw Refused(YamlProblems.TooBig(Where(line), "键、值和列表项的个数", MostNodes));
        if (now is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }) throw Refused(YamlProblems.Syntax(Where(line), "不用锚点（&）和引用（*）。"));
        return now switch
        {
            Scalar { Value.Length: > LongestText } => throw Refused(YamlProblems.TooBig(Where(line), "一段文字的字符数", LongestText)),
            Scalar scalar => new YamlText(scalar.Value, line),
            SequenceStart => new YamlList(Items(depth), line),
            _ => new YamlPairs(Pairs(depth), line),
        };
    }

    private List<YamlNode> Items(int depth)
    {
        var items = new List<YamlNode>();
        while (Next() is not SequenceEnd) items.Add(Node(depth + 1));
        return items;
    }

    private List<(YamlText, YamlNode)> Pairs(int depth)
    {
        var pairs = new List<(YamlText Key, YamlNode Value)>();
        HashSet<string>? keys = null;
        while (Next() is not MappingEnd)
        {
            var node = Node(depth + 1);
            if (node is not YamlText key) throw Refused(YamlProblems.Syntax(Where(node.Line), "键应是一段文字。"));
            if (pairs.Count == FewKeys) keys = [.. pairs.Select(p => p.Key.Value)];
            var twice = keys is null ? pairs.Exists(p => p.Key.Value == key.Value) : !keys.Add(key.Value);
            if (twice) throw Refused(YamlProblems.Syntax(Where(key.Line), $"键“{key.Value}”写了两次。"));
            Next();
            pairs.Add((key, Node(depth + 1)));
        }
        return pairs;
    }

    private ParsingEvent Next() => parser.MoveNext() && parser.Current is NodeEvent or AnchorAlias or SequenceEnd or MappingEnd
        ? parser.Current
        : throw Refused(YamlProblems.Syntax(file, "文档分隔符（--- 或 ...）的位置不对。"));

    private string Where(int line) => $"{file} 第 {line} 行";

    private static Refusal Refused(Problem problem) => new(problem);

    // Leaves the recursion; never leaves this class.
    private sealed class Refusal(Problem problem) : Exception
    {
        public Problem Problem { get; } = problem;
    }
}
