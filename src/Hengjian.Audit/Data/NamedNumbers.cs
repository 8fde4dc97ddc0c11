using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Reading;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Data;

/// <summary>Finds the numbers of a report that are said to be figures of the catalogue.</summary>
public static class NamedNumbers
{
    private const int LongestName = 60;

    /// <summary>The numbers in the order of the text; those in tables are left out, where rows and columns would name them.</summary>
    public static IReadOnlyList<NamedNumber> Of(ReportText report, DataContext context, CancellationToken cancel = default)
    {
        var (found, phrases) = (new List<NamedNumber>(), new NamePhrases(context));
        foreach (var block in report.Blocks.Where(b => b.Table is null))
        {
            cancel.ThrowIfCancellationRequested();
            Period? period = null;
            foreach (var (start, end) in Sentences.Of(report.Text, block.Start, block.End))
            {
                var tokens = new List<Token>();
                Lexer.Read(report.Text, start, end, tokens);
                var before = period;
                period = Carried(report.Text, tokens, period);
                if (tokens.Exists(t => t.Kind == TokenKind.Quantity)) new Reader(report.Text, context, phrases, start, before).Read(tokens, found);
            }
        }
        return found;
    }

    // The year the next sentence may go on with; none when this one spoke of several.
    private static Period? Carried(string text, List<Token> tokens, Period? before)
    {
        var years = tokens.FindAll(t => t.Kind == TokenKind.Period && t.Period!.Year is not null && !IsCompared(text, t.Start));
        return years.Count == 0 ? before : years.TrueForAll(t => t.Period!.Year == years[0].Period!.Year) ? years[^1].Period : null;
    }

    // 比2024年, 较2023年, 与2023年相比: the time something is compared with.
    private static bool IsCompared(string text, int start) => start > 0 && text[start - 1] is '比' or '较' or '与' or '同' or '跟' or '于';

    // One sentence: what a clause leaves unsaid, an earlier one of the same sentence may have said.
    private sealed class Reader(string text, DataContext context, NamePhrases phrases, int sentence, Period? period)
    {
        private PlaceName? place;
        private FigureName? figure;
        private int seen = sentence;

        public void Read(List<Token> tokens, List<NamedNumber> into)
        {
            var mentions = MentionReader.Read(text, tokens, period).ToDictionary(m => m.Token);
            for (var i = 0; i < tokens.Count; i++)
            {
                if (tokens[i].Kind == TokenKind.Period && tokens[i].Period is { } time && (time.Year ?? time.Shift) is not null
                    && !IsCompared(text, tokens[i].Start) && !IsOfBase(tokens, i, mentions)) period = time;
                if (tokens[i].Kind != TokenKind.Quantity || !mentions.TryGetValue(i, out var mention)) continue;
                if (One(tokens, i, mention) is { } number) into.Add(number);
            }
        }

        // 由2024年的 94.2% 提高到 95.1%: the time of where it came from is not that of where it arrived.
        private static bool IsOfBase(List<Token> tokens, int i, Dictionary<int, Mention> mentions)
        {
            for (var k = i + 1; k < tokens.Count; k++)
            {
                if (tokens[k].Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Period) return false;
                if (tokens[k].Kind == TokenKind.Quantity) return mentions.TryGetValue(k, out var mention) && mention.Role == Role.Base;
            }
            return false;
        }

        private NamedNumber? One(List<Token> tokens, int i, Mention mention)
        {
            var (first, quantity) = (First(tokens, i), mention.Quantity);
            var from = tokens[first].Start;
            if (phrases.LastPlace(text.AsSpan(seen, from - seen)) is { } named) place = named;
            seen = from;
            var read = quantity.Start - from <= LongestName ? phrases.Read(text, from, quantity.Start) : null;
            if (read is null)
            {
                // Words that are not understood may have changed the subject.
                if (mention.Clean.Length > 0) figure = null;
                return null;
            }
            if (read.Place is not null) place = read.Place;
            if (read.Figures.Count > 0) figure = Choose(read, quantity);
            if (figure is null || !IsLevel(mention) || !FigureUnit.Fits(quantity, figure.Unit)) return null;
            if (read.Stage is not null && !figure.Stages.Contains(read.Stage)) return null;
            if (place?.Code < 0) return null;
            var own = read.Period ?? (mention.Role == Role.Base ? null : period);
            return new NamedNumber(
                from, quantity, figure, read.Stage ?? figure.OwnStage, place?.Code ?? context.Region, place is not null, YearOf(own), IsClear(own));
        }

        // Several figures may be called alike: the stage and the unit must leave one.
        private static FigureName? Choose(ReadName read, Quantity quantity)
        {
            var fit = read.Figures.Where(f => FigureUnit.Fits(quantity, f.Unit) && (read.Stage is null || f.Stages.Contains(read.Stage))).ToList();
            return fit.Count == 1 ? fit[0] : null;
        }

        private static int First(List<Token> tokens, int i)
        {
            var first = i;
            while (first > 0 && tokens[first - 1].Kind is not (TokenKind.Quantity or TokenKind.Comma or TokenKind.Semicolon or TokenKind.Open or TokenKind.Close)) first--;
            return first;
        }

        private static bool IsLevel(Mention mention) =>
            mention.Role is Role.Level or Role.Base or Role.Share && !mention.Planned && !mention.Yearly && !mention.Added && mention.Relation is null && mention.Size == 1
            && mention.Depth == 0 && mention.Known;

        private int? YearOf(Period? time) => time switch
        {
            null => context.Year,
            { Until: not null } => null,
            { Year: { } year } => year,
            { Shift: { } shift } => context.Year + shift,
            _ => null,
        };

        private static bool IsClear(Period? time) => time is { Year: not null, Until: null, Part: "" or "底" or "末" or "年底" or "年末" or "年度" or "学年" or "学年度" };
    }
}
