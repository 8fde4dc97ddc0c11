using Hengjian.Kernel;

namespace Hengjian.Indicators.Language.Diagnostics;

/// <summary>Everything that can be wrong with a formula: HJI01xx as written, HJI02xx as meant, HJI03xx as computed.</summary>
internal static class IndicatorProblems
{
    // As written.
    public static Problem TooLong(FormulaText f, int most) =>
        At("HJI0101", f, new TextSpan(most, 1), $"公式有 {f.Text.Length} 个字符，最多 {most} 个。", "拆成几个指标，用 [指标代码] 引用");

    public static Problem Empty(FormulaText f) =>
        At("HJI0102", f, new TextSpan(0, 0), "公式是空的。", "例如 sum(在校生数) / sum(教学班数)");

    public static Problem UnknownCharacter(FormulaText f, TextSpan span, char c, char next) => At(
        "HJI0103", f, span, $"不认识的符号“{c}”。", (c, next) switch
        {
            ('=' or '＝', _) => "比较相等用 ==",
            ('&', _) => "and",
            ('|', _) => "or",
            ('!' or '！', _) => "not，或 != 表示不等",
            ('%' or '％', _) => "百分数写成 100 * a / b",
            ('\'' or '‘' or '’', _) => "文字用双引号，如 \"小学\"",
            ('.', _) => "小数写成 0.5",
            _ => "名称里有标点时用反引号括起来，如 `在校(园)生数`",
        }, c switch
        {
            '=' or '＝' => "==",
            '&' => "and",
            '|' => "or",
            _ => null,
        });

    public static Problem BadNumber(FormulaText f, TextSpan span) =>
        At("HJI0104", f, span, "数字写得不对。", "如 45 或 0.85；名称不能以数字开头，百分数不写 %");

    public static Problem Unclosed(FormulaText f, TextSpan span, string what, string sign) =>
        At("HJI0105", f, span, $"{what}没有合上。", $"补上 {sign}");

    public static Problem Unexpected(FormulaText f, TextSpan span, string expected) => At(
        "HJI0106", f, span,
        span.Length == 0 ? "公式到这里就断了。" : $"这里不能是“{Short(f.Text.Substring(span.Start, span.Length))}”。", expected);

    public static Problem ChainedComparison(FormulaText f, TextSpan span) =>
        At("HJI0107", f, span, "比较不能连着写。", "分成两个比较，用 and 连接：a <= x and x <= b");

    public static Problem TooDeep(FormulaText f, TextSpan span, int most) =>
        At("HJI0108", f, span, $"括号和函数套得太深，最多 {most} 层。", "拆成几个指标，用 [指标代码] 引用");

    public static Problem TooManyParts(FormulaText f, TextSpan span, int most) =>
        At("HJI0109", f, span, $"公式太长，最多 {most} 个成分。", "拆成几个指标，用 [指标代码] 引用");

    public static Problem TooManyProblems(FormulaText f, int told) => At(
        "HJI0110", f, new TextSpan(0, 0), $"问题太多，只列出前 {told} 处。", "先改正已列出的，再检查一次");

    public static Problem ListTooLong(FormulaText f, TextSpan span, int listed, int most) =>
        At("HJI0111", f, span, $"in 后面列了 {listed} 个值，最多 {most} 个。", "改用比较，如 x >= 1 and x <= 500");

    // As meant.
    public static Problem UnknownElement(FormulaText f, TextSpan span, string name, NearName? nearest) =>
        At("HJI0201", f, span, $"找不到数据项“{Short(name)}”。", nearest?.Described ?? "数据字典中的代码或中文名称", nearest?.Written);

    public static Problem UnknownFunction(FormulaText f, TextSpan span, string name, NearName? nearest) =>
        At("HJI0202", f, span, $"没有函数“{Short(name)}”。", nearest?.Described ?? "见公式语言说明中的函数表", nearest?.Written);

    public static Problem UnknownIndicator(FormulaText f, TextSpan span, string id, string? nearest) =>
        At("HJI0203", f, span, $"找不到指标“{Short(id)}”。", nearest is null ? "指标目录中的代码" : $"[{nearest}]",
            Reference(f, span, nearest));

    public static Problem UnknownLimit(FormulaText f, TextSpan span, string name, string? nearest) =>
        At("HJI0204", f, span, $"找不到限值表“{Short(name)}”。", nearest ?? "指标目录中限值表的代码", nearest);

    public static Problem UnknownCode(FormulaText f, TextSpan span, string code, string element, string? nearest) =>
        At("HJI0205", f, span, $"“{element}”没有“{Short(code)}”这个取值。", Quoted(nearest) ?? "数据字典中该项的取值", Quoted(nearest));

    public static Problem FinerThanContext(FormulaText f, TextSpan span, string name, string grain, string context, string hint) =>
        At("HJI0206", f, span, $"“{Short(name)}”是{grain}数据，这里按{context}计算，一处有许多行。", hint);

    public static Problem MixedGrains(FormulaText f, TextSpan span, string grains) =>
        At("HJI0207", f, span, $"一次汇总里混用了{grains}的数据。", "分别汇总，再运算");

    public static Problem NestedAggregate(FormulaText f, TextSpan span, string name) =>
        At("HJI0208", f, span, $"汇总函数“{Short(name)}”不能套在另一个汇总里。", "把里层写成单独的指标，用 [指标代码] 引用");

    public static Problem NothingToAggregate(FormulaText f, TextSpan span, string name) =>
        At("HJI0209", f, span, $"“{Short(name)}”里没有数据项，不知道汇总什么。", "写入学校、班级、项目或地区的数据项");

    public static Problem WrongArgumentCount(FormulaText f, TextSpan span, string signature, int given) =>
        At("HJI0210", f, span, $"参数个数不对：写了 {given} 个。", signature);

    public static Problem WrongKind(FormulaText f, TextSpan span, string found, string expected) =>
        At("HJI0211", f, span, $"这里是{found}。", expected);

    public static Problem CannotCompare(FormulaText f, TextSpan span, string left, string right) =>
        At("HJI0212", f, span, $"{left}不能与{right}比较。", "两边同类：数字与数字、日期与日期、选项与带引号的取值");

    public static Problem UnitsDiffer(FormulaText f, TextSpan span, string left, string right) =>
        At("HJI0213", f, span, $"左边的单位是{left}，右边是{right}，不能直接相加减或比较。", "先换算成同一单位");

    public static Problem NotALiteral(FormulaText f, TextSpan span, string expected) =>
        At("HJI0214", f, span, "这里要直接写出来，不能计算。", expected);

    public static Problem NoThreshold(FormulaText f, TextSpan span, string id, string role, string stage) =>
        At("HJI0215", f, span, $"指标“{Short(id)}”没有适用于{stage}的{role}。", $"先在该指标的 thresholds 中写明{role}");

    public static Problem ResultKind(FormulaText f, string unit, string found) =>
        At("HJI0216", f, new TextSpan(0, f.Text.Length), $"指标的单位是“{unit}”，公式得到的却是{found}。",
            unit == "是/否" ? "用比较或 and/or 得出是否" : "单位写作 是/否，或让公式得出数字");

    public static Problem NotStaged(FormulaText f, TextSpan span, string id, string stage) =>
        At("HJI0217", f, span, $"指标“{Short(id)}”没有按{stage}计算。", "用 [指标代码@学段] 写明学段，如 [class-size.average@小学]");

    public static Problem UnknownStage(FormulaText f, TextSpan span, string stage, string? nearest) =>
        At("HJI0218", f, span, $"没有学段“{Short(stage)}”。", nearest ?? "小学、初中、普通高中、学前教育、中等职业教育、特殊教育、义务教育、全部",
            OtherStage(f, span, nearest));

    public static Problem Cycle(FormulaText f, TextSpan span, string chain) =>
        At("HJI0219", f, span, $"指标互相引用成圈：{chain}。", "去掉其中一处引用");

    public static Problem NoRollup(FormulaText f, TextSpan span, string name) =>
        At("HJI0220", f, span, $"“{Short(name)}”分学段填报，全部学段合在一起没有意义。", "在指标的 stages 中写明学段，或用汇总函数");

    public static Problem TextElement(FormulaText f, TextSpan span, string name) =>
        At("HJI0221", f, span, $"“{Short(name)}”是文字，不能参加计算。", "选项、数字、是否或日期");

    public static Problem SectionStages(string id) => new(
        "HJI0222", "按学部出结果的指标要逐个学段计算。", $"指标 {id}", "stages 写明小学、初中等单个学段");

    public static Problem ResultGrain(string id) => new(
        "HJI0223", "结果只能按地区、学校或学部给出。", $"指标 {id}", "result_grain 用 region-year、school-year 或 section-year");

    public static Problem NoPreviousRow(FormulaText f, TextSpan span) =>
        At("HJI0224", f, span, "班级没有上年对应的班级。", "先汇总再比较：prev(sum(…))");

    public static Problem ReferenceGrain(FormulaText f, TextSpan span, string id, string grain, string context) =>
        At("HJI0225", f, span, $"指标“{Short(id)}”的结果是{grain}的，这里按{context}计算。", "放进汇总函数，或引用地区指标");

    public static Problem CodeMissingInLimit(FormulaText f, TextSpan span, string table, string code, string? nearest) =>
        At("HJI0226", f, span, $"限值表“{table}”没有“{Short(code)}”。", Quoted(nearest) ?? "限值表中的代码", Quoted(nearest));

    public static Problem RowFormulaAggregates(FormulaText f, TextSpan span, string rows) =>
        At("HJI0227", f, span, $"学校或学部的公式里不能汇总{rows}。", "只能汇总班级，如 max(班级人数)");

    public static Problem TooManyInARow(FormulaText f, TextSpan span, string first, int most) =>
        At("HJI0228", f, span, $"从“{Short(first)}”起，指标一个引用一个超过 {most} 层。", $"合并中间的指标，引用不超过 {most} 层");

    public static Problem TooCostly(FormulaText f, TextSpan span, int most) =>
        At("HJI0229", f, span, $"把引用的指标全部展开后超过 {most} 个成分。", "同一指标只引用一次，或减少相互引用的层数");

    public static Problem TooFarBack(FormulaText f, TextSpan span, int years, int most) =>
        At("HJI0230", f, span, $"连同引用的指标要用到 {years} 年前的数据，最多 {most} 年。", "减少 prev 的年数或层数");

    // As computed.
    public static Problem Above100(string indicator, string place, int period, string value) => new(
        "HJI0301", $"“{indicator}”不应超过 100，算得 {value}，按缺失处理，请核对分子分母。", $"{place} {period} 年");

    public static Problem RowsOutsideTree(string grain, int period, int rows) => new(
        "HJI0302", $"{rows} 行的行政区划代码不在区划表中，没有参加计算。", $"{grain}数据 {period} 年");

    public static Problem EmptySections(int period, string stage, int sections) => new(
        "HJI0303", $"{sections} 所学校的{stage}部没有学生，不参加该学段的计算。", $"学校数据 {period} 年");

    public static Problem UnknownSchoolTypes(int period, int schools) => new(
        "HJI0304", $"{schools} 所学校没有可识别的学校类型，不能分学段计算。", $"学校数据 {period} 年");

    public static Problem DefinitionChanged(string indicator, string element, int period, string note) => new(
        "HJI0305", $"“{element}”自 {period} 年起口径改变（{note.TrimEnd('。')}），与上年的比较要谨慎。", $"指标 {indicator}");

    public static Problem UnknownRequested(string id, string? nearest) => new(
        "HJI0306", $"找不到指标“{Short(id)}”。", null, nearest is null ? "指标目录中的代码" : nearest);

    public static Problem NothingToExplain(string what) => new("HJI0307", what);

    // What somebody typed may be a page long; a message is not.
    private static string Short(string typed)
    {
        const int most = 40;
        if (typed.Length <= most) return typed;
        var end = char.IsHighSurrogate(typed[most - 1]) ? most - 1 : most;
        return typed[..end] + "…";
    }

    // [class-siz.average@小学] becomes [class-size.average@小学].
    private static string? Reference(FormulaText f, TextSpan span, string? id)
    {
        if (id is null) return null;
        var typed = f.Text.Substring(span.Start, span.Length);
        var at = typed.IndexOf('@', StringComparison.Ordinal);
        return "[" + id + (at < 0 ? "" : typed[at..^1].TrimEnd()) + "]";
    }

    private static string? OtherStage(FormulaText f, TextSpan span, string? stage)
    {
        var typed = f.Text.Substring(span.Start, span.Length);
        var at = typed.IndexOf('@', StringComparison.Ordinal);
        return stage is null || at < 0 ? null : typed[..(at + 1)] + stage + "]";
    }

    private static string? Quoted(string? code) => code is null ? null : $"\"{code}\"";

    private static Problem At(
        string code, FormulaText formula, TextSpan span, string message, string expected, string? fix = null) =>
        new(code, message + "\n" + formula.Excerpt(span) + "\n ", formula.Where(span), expected)
        {
            Mark = new TextMark(span.Start, span.Length, fix),
        };
}
