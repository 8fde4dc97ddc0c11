using System.Linq.Expressions;
using Hengjian.Domain;
using Hengjian.Domain.Access;

namespace Hengjian.Data.Records;

/// <summary>Region filters for queries: the database, not the page, leaves out what the reader may not see.</summary>
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
            var one = Expression.AndAlso(
                Expression.GreaterThanOrEqual(code, Expression.Constant(range.From)),
                Expression.LessThan(code, Expression.Constant(range.To)));
            inside = inside is ConstantExpression ? one : Expression.OrElse(inside, one);
        }
        return records.Where(Expression.Lambda<Func<T, bool>>(inside, record));
    }
}
