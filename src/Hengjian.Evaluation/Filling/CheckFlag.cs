using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hengjian.Evaluation.Filling;

/// <summary>How bad it is.</summary>
public enum FlagSeverity
{
    /// <summary>错误: must be mended before handing in.</summary>
    Error,

    /// <summary>警告: must be mended or explained.</summary>
    Warn,

    /// <summary>提示.</summary>
    Note,
}

/// <summary>Something the checks found in a sheet.</summary>
/// <param name="Id">Hash of rule, row, elements and values: it changes when a value does, so an answer never outlives what it speaks of.</param>
/// <param name="Rule">Which check: parse, missing, year-on-year, rule:edu-in-fiscal.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Row">The row.</param>
/// <param name="Elements">The cells of it; the first is the one to open.</param>
/// <param name="Words">Chinese, with the arithmetic.</param>
public sealed record CheckFlag(string Id, string Rule, FlagSeverity Severity, long Row, IReadOnlyList<string> Elements, string Words)
{
    /// <summary>A flag about cells with these values.</summary>
    internal static CheckFlag Of(string rule, FlagSeverity severity, long row, IReadOnlyList<string> elements, IEnumerable<string> values, string words)
    {
        var text = string.Join('\n', values.Prepend(string.Join(',', elements)).Prepend(row.ToString(CultureInfo.InvariantCulture)).Prepend(rule));
        return new CheckFlag(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), rule, severity, row, elements, words);
    }

    /// <summary>The Chinese name of a severity.</summary>
    public static string NameOf(FlagSeverity severity) => severity switch
    {
        FlagSeverity.Error => "错误",
        FlagSeverity.Warn => "警告",
        _ => "提示",
    };
}
