using Hengjian.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class PostConfiguration : IEntityTypeConfiguration<PostRecord>
{
    public void Configure(EntityTypeBuilder<PostRecord> builder)
    {
        builder.ToTable("posts");
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.Title).HasMaxLength(100);
        builder.Property(r => r.Role).HasMaxLength(40);
        builder.HasIndex(r => r.UnitId);
    }
}
