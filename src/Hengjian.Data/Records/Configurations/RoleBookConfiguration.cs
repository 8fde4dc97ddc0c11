using Hengjian.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class RoleBookConfiguration : IEntityTypeConfiguration<RoleBookRecord>
{
    public void Configure(EntityTypeBuilder<RoleBookRecord> builder)
    {
        builder.ToTable("role_books");
        builder.Property(r => r.Reason).HasMaxLength(RoleBookRecord.LongestReason);
        builder.Property(r => r.MadeBy).HasMaxLength(40);
    }
}
