using System.Linq.Expressions;
using Hengjian.Domain;
using Hengjian.Domain.Access;

namespace Hengjian.Data.Records;

/// <summary>Region filters for queries: the database, not the page, leaves out what the reader may not see.</summary>
/// <remarks>Codes and units go in as parameters: as constants each reader's scope would be a query of its own, to be compiled again and again.</remarks>
public static class ScopedQueries
{
    /// <summary>Only the records whose region lies in the scope; an empty scope gives nothing.</summary>
    public static IQueryable<T> InScope<T>(this IQueryable<T> records, RegionScope scope) where T : IInRegion
    {
        var record = Expression.Parameter(typeof(T), "r");
        var code = Expression.Property(record, nameof(IInRegion.RegionCode));
        Expression inside = Expression.Constant(false);
        foreach (var range in scope.Ranges)
        {
            var one = Within(code, range);
            inside = inside is ConstantExpression ? one : Expression.OrElse(inside, one);
        }
        return records.Where(Expression.Lambda<Func<T, bool>>(inside, record));
    }

    /// <summary>Only the work inside the scope: of the regions and units, and open enough; an empty scope gives nothing.</summary>
    public static IQueryable<T> InWork<T>(this IQueryable<T> records, WorkScope scope) where T : IInUnit
    {
        var record = Expression.Parameter(typeof(T), "r");
        Expression inside = Expression.Constant(false);
        foreach (var reach in scope.Reaches)
        {
            var one = Within(record, reach);
            inside = inside is ConstantExpression ? one : Expression.OrElse(inside, one);
        }
        return records.Where(Expression.Lambda<Func<T, bool>>(inside, record));
    }

    private static BinaryExpression Within(ParameterExpression record, WorkReach reach)
    {
        var within = Within(Expression.Property(record, nameof(IInRegion.RegionCode)), reach.Range);
        if (reach.Unit is { } unit)
            within = Expression.AndAlso(within, Expression.Equal(Expression.Property(record, nameof(IInUnit.UnitId)), Parameter(() => unit)));
        // Values of an enum have no order in an expression: each openness that is wide enough is named.
        var openness = Expression.Property(record, nameof(IInUnit.Openness));
        if (reach.Sees == Openness.Unit) return within;
        return Expression.AndAlso(within, Enum.GetValues<Openness>().Where(o => o >= reach.Sees)
            .Select(o => Expression.Equal(openness, Expression.Constant(o))).Aggregate(Expression.OrElse));
    }

    private static BinaryExpression Within(MemberExpression code, CodeRange range)
    {
        var (from, to) = (range.From, range.To);
        return Expression.AndAlso(
            Expression.GreaterThanOrEqual(code, Parameter(() => from)), Expression.LessThan(code, Parameter(() => to)));
    }

    // A captured variable, as the compiler writes it in a lambda.
    private static Expression Parameter<TValue>(Expression<Func<TValue>> captured) => captured.Body;
}
