using Hengjian.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Hengjian.Indicators.Scoring.Loading;

/// <summary>Turns text into one YAML mapping, refusing what a scheme never needs and an attacker would.</summary>
internal static class YamlText
{
    private const int DeepestNesting = 30;

    /// <summary>The root mapping, or the problem that kept the text from being one.</summary>
    public static Result<YamlMappingNode> Parse(string fileName, string text)
    {
        try
        {
            if (Refuse(fileName, text) is { } refused) return refused;
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root
                ? Result.Ok(root)
                : SchemeProblems.Syntax(fileName, "最外层应为“键: 值”的列表。");
        }
        catch (YamlException e)
        {
            return SchemeProblems.Syntax(Line(fileName, e.Start), Detail(e));
        }
    }

    /// <summary>“city.yaml 第 12 行”.</summary>
    public static string Line(string fileName, Mark mark) => FormattableString.Invariant($"{fileName} 第 {mark.Line} 行");

    // Events come flat, so that neither deep nesting nor a reference to itself can exhaust the stack here.
    private static Problem? Refuse(string fileName, string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var now = parser.Current!;
            depth += now.NestingIncrease;
            if (depth > DeepestNesting) return SchemeProblems.Syntax(Line(fileName, now.Start), "嵌套太深。");
            if (now is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                return SchemeProblems.Syntax(Line(fileName, now.Start), "方案文件不用锚点（&）和引用（*）。");
        }
        return null;
    }

    private static string Detail(YamlException e) => e.Message.Contains("Duplicate key", StringComparison.OrdinalIgnoreCase)
        ? "同一个键写了两次。"
        : $"{e.Message.TrimEnd('.')}。";
}
