using FsCheck;
using FsCheck.Fluent;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Tests.Execution;

namespace Hengjian.Indicators.Tests.Language;

public sealed class ParserPropertyTests
{
    private static readonly string[] Words =
    [
        "sum", "count_if", "wcv", "prev", "limit", "std", "stu", "在校生数", "`图书册数`", "class_size", "spend", "ok",
        "[x]", "[y@小学]", "(", ")", "（", "）", ",", "，", "+", "-", "*", "÷", ">=", "≤", "==", "!=", "and", "or",
        "not", "in", "true", "\"公办\"", "1", "0.5", "45", "%", "[", "\"", "`", "\n", "𠀀", "=", " ",
    ];

    // Whatever is typed gives a value or problems with a place, never an exception.
    [Fact]
    public void AnyFormula_CompilesOrIsTold()
    {
        var formulas = Gen.Elements(Words).ListOf().Select(w => string.Join(" ", w));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(formulas), Settles));
    }

    [Fact]
    public void AnyText_CompilesOrIsTold() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll<string>(ArbMap.Default.ArbFor<string>(), Settles));

    private static bool Settles(string? text)
    {
        var result = CatalogueCompiler.Compile(SampleData.Catalogue(SampleData.Indicator("x", text ?? "")));
        return result.IsOk || result.Problems.All(p => p.Where is not null);
    }
}
