using System.Globalization;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.WordTables;

/// <summary>Reads units and days of a responsibility table as people write them.</summary>
internal sealed class UnitWords(BreakdownView view)
{
    public const string Lead = "牵头单位";
    public const string Cooperate = "配合单位";
    public const string Due = "完成时限";

    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '\n', '/'];

    /// <summary>Why a text cannot stand in a column; null when it can.</summary>
    public Problem? Check(string column, string text) => column switch
    {
        Lead when Words(text).Count > 1 => FormTableProblems.OneLead(),
        Lead or Cooperate => Words(text).Select(w => Find(w) is null ? FormTableProblems.UnknownUnit(column, w, NearestName.Of(w, view.Units.Select(u => u.Name))) : null).FirstOrDefault(p => p is not null),
        Due when Day(text) is null => FormTableProblems.BadDay(text),
        _ => null,
    };

    /// <summary>Ids of the units a text names.</summary>
    public IReadOnlyList<string> Units(string text) => [.. Words(text).Select(Find).OfType<Unit>().Select(u => u.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>The day a text names; without a year the round's.</summary>
    public DateOnly? Day(string text)
    {
        var plain = text.Trim().TrimEnd('日', '前').TrimEnd('日').Replace('年', '-').Replace('月', '-').Replace('/', '-').Replace('.', '-');
        if (DateOnly.TryParseExact(plain, ["yyyy-M-d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return DateOnly.TryParseExact(FormattableString.Invariant($"{view.Round.Year}-{plain}"), "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) ? day : null;
    }

    private static List<string> Words(string text) => [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    // 岚溪市财政局, 财政局, 市财政局 or the word of the department.
    private Unit? Find(string word)
    {
        var found = view.Units.FirstOrDefault(u => u.Name == word) ?? view.Units.FirstOrDefault(u => u.Department == word);
        if (found is not null) return found;
        var ends = view.Units.Where(u => word.Length > 2 && u.Name.EndsWith(word, StringComparison.Ordinal) && u.Name.Length - word.Length <= view.RegionName.Length).ToList();
        return ends.Count == 1 ? ends[0] : null;
    }
}
